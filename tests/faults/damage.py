"""Bytes gone wrong, as disks, cables and strangers make them."""


def damage(data, chance):
    """Cut, flipped, overwritten, doubled or with its length fields set to anything."""
    harmed = bytearray(data)
    for _ in range(chance.randrange(1, 6)):
        deed, place = chance.randrange(5), chance.randrange(max(1, len(harmed)))
        if deed == 0:
            del harmed[place:]
        elif deed == 1 and harmed:
            harmed[place] ^= 1 << chance.randrange(8)
        elif deed == 2:
            harmed[place : place + 4] = chance.randbytes(4)
        elif deed == 3:
            harmed[place:place] = harmed[place : place + 200]
        else:
            harmed[place : place + 4] = chance.choice(
                [b"\xff" * 4, b"\0" * 4, b"\x7f" + b"\xff" * 3]
            )
    return bytes(harmed)
