"""Random things that people do with photos, and what must be true of their tags afterwards."""

import shutil
import time
from dataclasses import dataclass, field

from sqlalchemy import select

from photomanager.imaging.decode import content_hash
from photomanager.library import photos
from photomanager.library.schema import file, photo
from photomanager.operations import rating, tagging, undo
from tests.imaging.test_sidecar import packet

_PLACES = ("a", "b", "b/c", "d e")


@dataclass
class Life:
    """Random things that happen in a folder of photos, and in one with copies of some.

    Attributes:
        edits: What contents became when a file was edited in place.
        unseen: Edited files of which the library does not know it yet. They stay where they are:
            what was edited and goes on before anybody has seen it is a new photo.
        whole: All contents that were ever finished.
        copied: Contents that lie in more than one place.
        said: The contents for which each tag was given, by its name.
        stars: What each photo was rated, the last word last, by its UUID.
    """

    folder: object
    backup: object
    outside: object
    make: object
    chance: object
    number: int = 0
    edits: dict = field(default_factory=dict)
    unseen: set = field(default_factory=set)
    whole: set = field(default_factory=set)
    copied: set = field(default_factory=set)
    said: dict = field(default_factory=dict)
    stars: dict = field(default_factory=dict)
    _steps: list = field(default_factory=list)

    # -- files ------------------------------------------------------------------------------

    def any_photo(self):
        paths = sorted(self.folder.rglob("0*.jpg"))
        return self.chance.choice(paths) if paths else self.create()

    def place(self):
        folder = self.folder / self.chance.choice(_PLACES)
        folder.mkdir(parents=True, exist_ok=True)
        self.number += 1
        return folder / f"{self.number:05}.jpg"

    def _made(self, path, seed):
        made = self.make(path, seed=seed, size=(48 + seed % 37, 32 + seed % 29))
        self.whole.add(content_hash(made.read_bytes()))
        return made

    def create(self):
        return self._made(self.place(), self.number)

    def create_pair(self):
        """A RAW file, which is read as the TIFF that it is, beside a picture."""
        path = self.place()
        path = path.with_name(f"pair {path.name}")
        self._made(path, self.number)
        made = self.make(self.outside / "made.tif", seed=self.number + 7 * 10**6)
        made.rename(path.with_suffix(".CR2"))

    def write_slowly(self):
        data = self._made(self.outside / "slow.jpg", self.number + 10**6).read_bytes()
        with self.place().open("wb") as stream:
            for begin in range(0, len(data), 400):
                stream.write(data[begin : begin + 400])
                stream.flush()
                time.sleep(0.05)

    def move(self):
        path = self.any_photo()
        if self._is_free(path):
            self._rename(path, self.place())

    def _is_free(self, *paths):
        return not any(one.is_relative_to(path) for path in paths for one in self.unseen)

    def _rename(self, path, place):
        path.rename(place)
        if self.chance.random() < 0.7 and path.with_suffix(".xmp").exists():
            path.with_suffix(".xmp").rename(place.with_suffix(".xmp"))

    def move_pair(self):
        pairs = sorted(self.folder.rglob("pair *.CR2"))
        if pairs:
            raw, place = self.chance.choice(pairs), self.place()
            place = place.with_name(f"pair {place.name}")
            raw.with_suffix(".jpg").rename(place)
            raw.rename(place.with_suffix(".CR2"))

    def change_places(self):
        """Two or three files take one another's names."""
        paths = sorted({self.any_photo() for _ in range(self.chance.choice([2, 3]))})
        if self._is_free(*paths):
            self._rename_at_once(paths, [*paths[1:], paths[0]])

    def renumber(self):
        """A camera's numbers are moved by one."""
        folder = self.any_photo().parent
        paths = sorted(folder.glob("0*.jpg"))
        if self._is_free(*paths):
            self._rename_at_once(paths, [*paths[1:], folder / self.place().name])

    def _rename_at_once(self, paths, places):
        for path in paths:
            path.rename(path.with_suffix(".between"))
        for path, place in zip(paths, places, strict=True):
            path.with_suffix(".between").rename(place)

    def edit(self, workspace):
        self._edit(workspace, lambda path: self._made(path, self.number + 2 * 10**6))

    def replace(self, workspace):
        made = self._made(self.outside / "new.jpg", self.number + 3 * 10**6)
        self._edit(workspace, made.rename)

    def _edit(self, workspace, act):
        path = self._known_photo(workspace)
        if path is not None:
            self.number += 1
            before = content_hash(path.read_bytes())
            act(path)
            self.edits.setdefault(before, set()).add(content_hash(path.read_bytes()))
            self.unseen.add(path)

    def delete(self, workspace):
        path = self._known_photo(workspace)
        if path is not None:
            path.unlink()

    def _known_photo(self, workspace):
        """One of which the library knows where it is.

        Of one that is written over before anybody has seen it in its new place nobody can tell.
        """
        path = self.any_photo()
        return path if self._is_known(workspace, path) else None

    def _is_known(self, workspace, path):
        with workspace.library.database.read() as connection:
            found = photos.by_path(connection, bytes(path))
            (row,) = photos.rows(connection, [found]) if found is not None else (None,)
        return row is not None and row.content_hash == content_hash(path.read_bytes())

    def copy(self):
        path = self.any_photo()
        place = self.backup / path.relative_to(self.folder)
        if not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, place)
            self.copied.add(content_hash(place.read_bytes()))

    def tidy_backup(self):
        copies = sorted(self.backup.rglob("0*.jpg"))
        if copies:
            path = self.chance.choice(copies)
            self.number += 1
            path.rename(self.backup / f"{self.number:05}.jpg")

    def move_out_and_in(self):
        path = self.any_photo()
        if self._is_free(path):
            kept = path.rename(self.outside / "kept.jpg")
            time.sleep(self.chance.uniform(0, 0.4))
            kept.rename(self.place())

    def rename_folder(self):
        folders = [one for one in self.folder.iterdir() if one.is_dir()]
        folder = self.chance.choice(folders) if folders else None
        if folder is not None and self._is_free(folder):
            self.number += 1
            folder.rename(self.folder / f"folder {self.number}")

    def write_sidecar(self):
        """As another program does that takes its time."""
        whole = packet([f"word {self.chance.randrange(5)}" for _ in range(2)])
        path = self.any_photo().with_suffix(".xmp")
        path.write_bytes(whole[: self.chance.randrange(len(whole))])
        time.sleep(self.chance.choice([0, 0.4]))
        path.write_bytes(whole)

    def rubbish(self):
        (self.folder / f".hidden {self.number}.jpg").write_bytes(b"no photo")
        (self.folder / "notes.txt").write_text("words")

    # -- words ------------------------------------------------------------------------------

    def say(self, workspace):
        """Tags and rates a photo as the library knows it, whatever has become of its file since."""
        with workspace.library.database.read() as connection:
            query = select(photo.c.id, photo.c.uuid, file.c.content_hash).join(file)
            query = query.where(file.c.role == "main", ~file.c.name.endswith(".CR2"))
            rows = connection.execute(query.where(file.c.state != "missing")).all()
        rows = [row for row in rows if row.content_hash in self.whole]
        if rows:
            row = self.chance.choice(rows)
            self.number += 1
            name = f"given {self.number}"
            tagging.tag(workspace, [row.id], add=[name])
            self.said[name] = row.content_hash
            self._steps.append((self.said, name))
            stars = self.chance.randrange(1, 6)
            if rating.mark(workspace, [row.id], rating.Marks(rating=stars)).changed:
                self.stars.setdefault(row.uuid, []).append(stars)
                self._steps.append((self.stars, row.uuid))

    def regret(self, workspace):
        """Takes the last word back."""
        if self._steps:
            (undone,) = undo.undo(workspace).undone
            assert not undone.skipped
            where, key = self._steps.pop()
            if where is self.said:
                del self.said[key]
            else:
                self.stars[key].pop()

    # -- all of it --------------------------------------------------------------------------

    def happen(self, workspace):
        """One of all these things."""
        deeds = [self.create, self.create, self.create, self.create_pair, self.write_slowly]
        deeds += [self.move, self.move_pair, self.change_places, self.change_places, self.renumber]
        deeds += [self.copy, self.tidy_backup, self.move_out_and_in, self.rename_folder]
        deeds += [self.write_sidecar, self.rubbish]
        asking = [self.edit, self.replace, self.delete, self.say, self.say, self.say, self.regret]
        self.unseen = {
            one for one in self.unseen if one.exists() and not self._is_known(workspace, one)
        }
        deed = self.chance.choice([*deeds, *asking])
        if deed in asking:
            deed(workspace)
        else:
            deed()

    def became(self, contents):
        """All contents that these may have become by edits."""
        found, due = set(), [contents]
        while due:
            one = due.pop()
            if one not in found:
                found.add(one)
                due += self.edits.get(one, ())
        return found

    def check(self, rows):
        """Every word is there, once, and about the contents for which it was said.

        Args:
            rows: Tag, contents, state, UUID and stars of each statement and its photo.
        """
        assert sorted(row[0] for row in rows) == sorted(self.said)
        files = [*self.folder.rglob("*.jpg"), *self.backup.rglob("*.jpg")]
        there = {content_hash(path.read_bytes()) for path in files}
        for tag, contents, state, uuid, stars in rows:
            assert contents in self.became(self.said[tag]), tag
            if state == "missing" and contents not in self.copied:
                assert contents not in there, tag
            if self.stars.get(uuid):
                assert stars == self.stars[uuid][-1], tag
