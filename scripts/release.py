#!/usr/bin/env python3
"""Puts a release together: .github/workflows/release.yml calls this, and docs/releasing.md says when.

    scripts/release.py version TAG             the tag is the version in Cargo.toml, and CHANGELOG.md tells of it
    scripts/release.py notes TAG               what CHANGELOG.md tells of it
    scripts/release.py pack TARGET PROGRAM DIR the program with its manual, completions and licences, as an archive
    scripts/release.py sums DIR                SHA256SUMS of the archives in a folder

Archives hold the same bytes whenever and wherever they are made of the same program.
"""

import gzip
import hashlib
import io
import json
import subprocess
import sys
import tarfile
import tempfile
import tomllib
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEXTS = ["README.md", "CHANGELOG.md", "LICENSE-MIT", "LICENSE-APACHE", "NOTICE"]
COMPLETIONS = {
    "bash": "dateline.bash",
    "elvish": "dateline.elv",
    "fish": "dateline.fish",
    "powershell": "_dateline.ps1",
    "zsh": "_dateline",
}
# How files are called that say under what terms others may use something.
TERMS = ("licen", "copying", "copyright", "notice", "unlicense")
# The earliest day that both kinds of archives can hold.
DAY = (1980, 1, 1, 0, 0, 0)
SECONDS = 315532800


def version(manifest):
    """Returns the version in a Cargo.toml."""
    return tomllib.loads(manifest)["package"]["version"]


def notes(changelog, number):
    """Returns what a changelog tells of a version: the lines below its heading, up to the next."""
    told, inside = [], False
    for line in changelog.splitlines():
        if line.startswith("## "):
            inside = line[3:].split()[0].strip("[]") == number
        elif inside:
            told.append(line)
    return "\n".join(told).strip()


def fault(tag, manifest, changelog):
    """Says why a tag is not to be released; an empty text when it is."""
    number = version(manifest)
    if tag != f"v{number}":
        return f"the tag is {tag}, and Cargo.toml says {number}: the tag has to be v{number}"
    if not notes(changelog, number):
        return f"CHANGELOG.md tells nothing of {number}: give what is under Unreleased that heading"
    return ""


def run(program, *words):
    """Runs the program and returns what it prints."""
    return subprocess.run([program, *words], check=True, capture_output=True).stdout


def crates(metadata):
    """Returns the packages that are compiled into the program, by name and version, given what `cargo metadata` says."""
    nodes = {node["id"]: node for node in metadata["resolve"]["nodes"]}
    program = metadata["resolve"]["root"]
    met, ahead = set(), [program]
    while ahead:
        name = ahead.pop()
        if name not in met:
            met.add(name)
            linked = (dep for dep in nodes[name]["deps"] if any(kind["kind"] is None for kind in dep["dep_kinds"]))
            ahead += [dep["pkg"] for dep in linked]
    packages = (package for package in metadata["packages"] if package["id"] in met - {program})
    return sorted(packages, key=lambda package: (package["name"], package["version"]))


def licences(metadata):
    """Returns the terms of everything that is compiled into the program: each text once, below the names it is for."""
    texts = {}
    for package in crates(metadata):
        name = f"{package['name']} {package['version']} ({package['license'] or 'see below'})"
        folder = Path(package["manifest_path"]).parent
        files = sorted(path for path in folder.iterdir() if path.name.lower().startswith(TERMS) and path.is_file())
        for text in [path.read_text(errors="replace").strip() for path in files] or [f"As its page says: {package['repository']}"]:
            texts.setdefault(text, []).append(name)
    line = "-" * 80
    parts = [f"{line}\n" + "".join(f"{name}\n" for name in names) + f"{line}\n\n{text}\n" for text, names in texts.items()]
    return "What is compiled into this program, and under what terms.\n\n" + "\n".join(parts)


def contents(program, target):
    """Returns what goes into an archive: path to bytes and whether it can be run."""
    name = "dateline.exe" if program.suffix == ".exe" else "dateline"
    words = ["metadata", "--locked", "--format-version", "1", "--filter-platform", target, "--manifest-path", ROOT / "Cargo.toml"]
    terms = licences(json.loads(run("cargo", *words)))
    files = {name: (program.read_bytes(), True), "LICENCES-OF-OTHERS.txt": (terms.encode(), False)}
    files.update({text: ((ROOT / text).read_bytes(), False) for text in TEXTS})
    for shell, path in COMPLETIONS.items():
        files[f"completions/{path}"] = (run(program, "completions", shell), False)
    with tempfile.TemporaryDirectory() as folder:
        run(program, "man", "--out", folder)
        files.update({f"man/{page.name}": (page.read_bytes(), False) for page in Path(folder).iterdir()})
    return dict(sorted(files.items()))


def tar(folder, files):
    """Returns a compressed tar of some files below one folder."""
    packed = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=packed, mtime=0) as zipped:
        with tarfile.open(mode="w", fileobj=zipped, format=tarfile.USTAR_FORMAT) as archive:
            for path, (data, runs) in files.items():
                entry = tarfile.TarInfo(f"{folder}/{path}")
                entry.size, entry.mtime, entry.mode = len(data), SECONDS, 0o755 if runs else 0o644
                archive.addfile(entry, io.BytesIO(data))
    return packed.getvalue()


def zipped(folder, files):
    """Returns a zip of some files below one folder."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, (data, runs) in files.items():
            entry = zipfile.ZipInfo(f"{folder}/{path}", DAY)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3
            entry.external_attr = (0o755 if runs else 0o644) << 16
            archive.writestr(entry, data)
    return packed.getvalue()


def pack(target, program, out):
    """Writes the archive of a target into a folder, and returns its path."""
    name = f"dateline-{version((ROOT / 'Cargo.toml').read_text())}-{target}"
    files = contents(program, target)
    out.mkdir(parents=True, exist_ok=True)
    path = out / (f"{name}.zip" if "windows" in target else f"{name}.tar.gz")
    path.write_bytes(zipped(name, files) if path.suffix == ".zip" else tar(name, files))
    return path


def sums(folder):
    """Returns the checksums of the archives in a folder, as sha256sum writes and reads them."""
    archives = sorted(path for path in folder.iterdir() if path.suffix in (".gz", ".zip"))
    return "".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in archives)


def main(words):
    """Does what the words say; returns the exit code."""
    manifest, changelog = (ROOT / "Cargo.toml").read_text(), (ROOT / "CHANGELOG.md").read_text()
    match words:
        case ["version", tag]:
            wrong = fault(tag, manifest, changelog)
            print(wrong or f"{tag} can be released", file=sys.stderr)
            return 1 if wrong else 0
        case ["notes", tag]:
            print(notes(changelog, tag.removeprefix("v")))
        case ["pack", target, program, out]:
            print(pack(target, Path(program).resolve(), Path(out)))
        case ["sums", folder]:
            (Path(folder) / "SHA256SUMS").write_text(sums(Path(folder)), newline="\n")
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
