"""Opens a LiteRT model, in words that people understand when that fails.

LiteRT is imported with the first model, so that commands that look at no photo start without it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from photomanager.errors import ModelError
from photomanager.recognition.quiet_start import greetings_dropped

if TYPE_CHECKING:
    from pathlib import Path


class Opened(NamedTuple):
    """A model that is ready to run.

    Attributes:
        interpreter: LiteRT's own.
        inputs: Details of each input.
        outputs: Details of each output by name.
    """

    interpreter: Any
    inputs: list[dict[str, Any]]
    outputs: dict[str, dict[str, Any]]


def opened(
    model: bytes, path: Path, *, threads: int = 1, shape: tuple[int, ...] | None = None
) -> Opened:
    """The model as LiteRT runs it.

    Args:
        model: Its contents.
        path: Where they were read, for the error.
        threads: Threads for one invocation.
        shape: Of the first input to begin with, for a model that takes inputs of any size.

    Raises:
        ModelError: This is no model that LiteRT can run.
    """
    from ai_edge_litert.interpreter import Interpreter

    try:
        with greetings_dropped():
            interpreter = Interpreter(model_content=model, num_threads=threads)
            if shape is not None:
                first = interpreter.get_input_details()[0]["index"]
                interpreter.resize_tensor_input(first, shape)
            interpreter.allocate_tensors()
        runner = interpreter.get_signature_runner()
        inputs = list(runner.get_input_details().values())
        return Opened(interpreter, inputs, runner.get_output_details())
    except (RuntimeError, ValueError) as error:
        raise ModelError(
            f"{path} is not a LiteRT network that this program can run: "
            f"{str(error).strip() or type(error).__name__}."
        ) from error
