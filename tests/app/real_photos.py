"""Files behind the first photos of a test library, for tests that look at whole photos."""

from PIL import Image
from sqlalchemy import text

from photomanager.imaging import decode

SIZE = (1600, 1200)
COLOURS = [(200, 40, 40), (40, 200, 40), (40, 40, 200), (200, 200, 40), (200, 40, 200)]


def lay_down(workspace, folder):
    """Writes the first photos, each of its own colour with a white corner at the top left."""
    folder.mkdir()
    with workspace.library.database.write() as connection:
        connection.execute(text("UPDATE root SET path = :path"), {"path": str(folder).encode()})
        for number in range(1, len(COLOURS) + 1):
            picture = Image.new("RGB", SIZE, COLOURS[number - 1])
            picture.paste((255, 255, 255), (0, 0, 200, 200))
            path = folder / f"{number}.jpg"
            picture.save(path, quality=90)
            connection.execute(
                text("UPDATE file SET content_hash = :hash WHERE photo_id = :id"),
                {"hash": decode.content_hash(path.read_bytes()), "id": number},
            )
            connection.execute(
                text("UPDATE photo SET width = :w, height = :h WHERE id = :id"),
                {"w": SIZE[0], "h": SIZE[1], "id": number},
            )
