"""A release is what its tag says, whole, and the same bytes when it is made twice."""

import io
import subprocess
import tarfile
import tempfile
import unittest
import zipfile
from pathlib import Path

import release

MANIFEST = '[package]\nname = "dateline"\nversion = "1.2.3"\n'
CHANGELOG = "# Changelog\n\n## Unreleased\n\n- Later.\n\n## 1.2.3 - 2026-11-24\n\n### Added\n\n- One.\n\n## 1.2.2\n\n- Old.\n"
# Stands for the program: prints what it was asked for.
PROGRAM = """#!/bin/sh
[ "$1" = completions ] && echo "for $2" && exit
[ "$1 $2" = "man --out" ] && echo page > "$3/dateline.1" && exit
exit 1
"""


class Tag(unittest.TestCase):
    def test_the_tag_is_the_version_and_the_changelog_tells_of_it(self):
        self.assertEqual(release.fault("v1.2.3", MANIFEST, CHANGELOG), "")
        self.assertIn("has to be v1.2.3", release.fault("v1.2.4", MANIFEST, CHANGELOG))
        self.assertIn("has to be v1.2.3", release.fault("1.2.3", MANIFEST, CHANGELOG))
        self.assertIn("tells nothing of 1.2.3", release.fault("v1.2.3", MANIFEST, "## Unreleased\n\n- One.\n"))
        self.assertIn("tells nothing of 1.2.3", release.fault("v1.2.3", MANIFEST, "## 1.2.3\n\n## 1.2.2\n\n- Old.\n"))

    def test_the_notes_are_those_of_the_version(self):
        self.assertEqual(release.notes(CHANGELOG, "1.2.3"), "### Added\n\n- One.")
        self.assertEqual(release.notes("## [1.2.3] - 2026\n- One.\n", "1.2.3"), "- One.")
        self.assertEqual(release.notes(CHANGELOG, "1.2"), "")

    def test_the_version_of_this_checkout_is_read(self):
        self.assertRegex(release.version((release.ROOT / "Cargo.toml").read_text()), r"^\d+\.\d+\.\d+")


class Archives(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.program = self.folder / "dateline"
        self.program.write_text(PROGRAM)
        self.program.chmod(0o755)
        number = release.version((release.ROOT / "Cargo.toml").read_text())
        self.name = f"dateline-{number}"

    def expected(self, target):
        texts = ["CHANGELOG.md", "LICENCES-OF-OTHERS.txt", "LICENSE-APACHE", "LICENSE-MIT", "NOTICE", "README.md"]
        shells = ["_dateline", "_dateline.ps1", "dateline.bash", "dateline.elv", "dateline.fish"]
        paths = [*texts, *(f"completions/{shell}" for shell in shells), "dateline", "man/dateline.1"]
        return [f"{self.name}-{target}/{path}" for path in paths]

    def test_a_tar_holds_everything_and_is_the_same_twice(self):
        target = "x86_64-unknown-linux-musl"
        first, second = (release.pack(target, self.program, self.folder / out) for out in ("one", "two"))
        self.assertEqual(first.name, f"{self.name}-{target}.tar.gz")
        self.assertEqual(first.read_bytes(), second.read_bytes())
        with tarfile.open(first) as archive:
            self.assertEqual(archive.getnames(), self.expected(target))
            modes = {Path(entry.name).name: entry.mode for entry in archive}
            self.assertEqual((modes["dateline"], modes["README.md"]), (0o755, 0o644))
            fish = archive.extractfile(f"{self.name}-{target}/completions/dateline.fish")
            self.assertEqual(fish.read(), b"for fish\n")

    def test_the_terms_of_what_is_compiled_in_are_told_once(self):
        for name, terms in (("a", "Anybody may."), ("b", "Anybody may."), ("c", "Nobody may."), ("d", None)):
            (self.folder / name).mkdir()
            if terms:
                (self.folder / name / "LICENSE-MIT").write_text(terms)
        package = lambda name: {"id": name, "name": name, "version": "1.0.0", "license": "MIT", "repository": f"https://{name}.example/",
                                "manifest_path": str(self.folder / name / "Cargo.toml")}
        dep = lambda name, kind=None: {"pkg": name, "dep_kinds": [{"kind": kind}]}
        nodes = {"root": [dep("a"), dep("c", "dev")], "a": [dep("b"), dep("d")], "b": [], "c": [], "d": [dep("a")]}
        metadata = {"packages": [package(name) for name in "dcba"],
                    "resolve": {"root": "root", "nodes": [{"id": name, "deps": deps} for name, deps in nodes.items()]}}
        line = "-" * 80
        self.assertEqual(release.licences(metadata), "What is compiled into this program, and under what terms.\n\n"
                         f"{line}\na 1.0.0 (MIT)\nb 1.0.0 (MIT)\n{line}\n\nAnybody may.\n\n"
                         f"{line}\nd 1.0.0 (MIT)\n{line}\n\nAs its page says: https://d.example/\n")

    def test_windows_gets_a_zip(self):
        target = "x86_64-pc-windows-msvc"
        path = release.pack(target, self.program, self.folder / "out")
        self.assertEqual(path.name, f"{self.name}-{target}.zip")
        with zipfile.ZipFile(path) as archive:
            self.assertEqual(archive.namelist(), self.expected(target))
            self.assertIsNone(archive.testzip())

    def test_sha256sum_agrees_with_the_sums(self):
        out = self.folder / "out"
        for target in ("x86_64-unknown-linux-musl", "x86_64-pc-windows-msvc"):
            release.pack(target, self.program, out)
        self.assertEqual(release.main(["sums", str(out)]), 0)
        check = subprocess.run(["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=out, capture_output=True, text=True)
        self.assertEqual((check.returncode, check.stdout.count(": OK")), (0, 2), check.stderr)


if __name__ == "__main__":
    unittest.main()
