#!/usr/bin/env python3
"""Turns a corpus in a neutral form into Dateline's format, so that both sides of a comparison do the same work.

    from_neutral.py IN OUT

IN/content holds events/YYYY/SLUG.md, articles/SLUG.md and people/SLUG.md with YAML front matter of one line a key,
and sources.yaml. People are named by slug; organizations and tags by their words, which become files and topics here.
Every text is kept: a person's role opens the biography. Only the standard library is used.
"""
import json
import pathlib
import sys

from corpus import Folder, annotation, event_file, flow, scalar, slug

# One to five there, three words here.
IMPORTANCE = {"1": "minor", "2": "normal", "3": "normal", "4": "major", "5": "major"}


def document(path):
    """The front matter of a file as lines, and its body."""
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    return front.splitlines(), body.lstrip("\n")


def keys(lines):
    """The keys of one line each, with their values as written."""
    return dict(line.split(": ", 1) for line in lines if not line.startswith(" ") and ": " in line)


def events(source, folder):
    """Writes the events; returns the organizations and topics they name, by id."""
    organizations, topics = {}, {}
    for path in sorted(source.glob("events/*/*.md")):
        lines, body = document(path)
        front = keys(lines)
        named = {slug(name): name for name in json.loads(front["organizations"])}
        tagged = {slug(name): name for name in json.loads(front["tags"])}
        organizations.update(named)
        topics.update(tagged)
        folder.put(path.relative_to(source), event_file({
            "title": front["title"], "date": front["date"], "summary": front["summary"], "topics": flow(tagged),
            "people": flow(json.loads(front["people"])), "organizations": flow(named),
            "importance": IMPORTANCE[front["importance"]], "status": front["status"], "sources": front["sources"],
        }, body))
    return organizations, topics


def articles(source, folder):
    """Writes the articles with their annotations."""
    for path in sorted(source.glob("articles/*.md")):
        lines, body = document(path)
        front = keys(lines)
        quotes = [json.loads(line.split(": ", 1)[1]) for line in lines if line.startswith("    quote: ")]
        texts = [json.loads(line.split(": ", 1)[1]) for line in lines if line.startswith("    note: ")]
        notes = "".join(annotation(number, *both) for number, both in enumerate(zip(quotes, texts, strict=True), 1))
        folder.put(path.relative_to(source),
                   f"---\ntitle: {front['title']}\npublished: {front['date']}\nstandfirst: {front['summary']}\n"
                   f"authors: [{front['author']}]\nannotations:\n{notes}---\n\n{body}")


def people(source, folder):
    """Writes the people."""
    for path in sorted(source.glob("people/*.md")):
        lines, body = document(path)
        front = keys(lines)
        folder.put(path.relative_to(source),
                   f"---\nname: {front['name']}\n---\n\n{json.loads(front['role'])}. {body}")


def main():
    """Reads the command line and converts."""
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    source, folder = pathlib.Path(sys.argv[1], "content"), Folder(sys.argv[2])
    folder.site("Timeline")
    organizations, topics = events(source, folder)
    articles(source, folder)
    people(source, folder)
    for name, words in sorted(organizations.items()):
        folder.put(f"organizations/{name}.md", f"---\nname: {scalar(words)}\n---\n")
    folder.put("topics.yaml", "".join(f"- id: {name}\n  title: {words}\n" for name, words in sorted(topics.items())))
    folder.put("sources/sources.yaml", (source / "sources.yaml").read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
