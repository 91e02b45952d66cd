"""The whole program from outside: the real window, worker, network and files."""
