#!/usr/bin/env python3
"""Checks the shape of `data/timeline.json`, and that every feed entry and event leads to a page.

    check_data.py DIR

Owns what other programs may rely on when they read the data: the keys, their types and the order. Exit status 1 when
something is wrong.
"""
import datetime
import json
import pathlib
import re
import sys
from urllib.parse import urlsplit
from xml.etree import ElementTree

ATOM = "{http://www.w3.org/2005/Atom}"
STATUSES = {"confirmed", "reported", "alleged", "disputed", "developing", "scheduled", "retracted"}
IMPORTANCE = {"major", "normal", "minor"}


def text(value):
    """Whether a value is a text with something in it."""
    return isinstance(value, str) and value.strip() != ""


def optional(test):
    """A test that lets null pass too."""
    return lambda value: value is None or test(value)


def day(value):
    """Whether a value is a calendar day, or null where it is open or unknown. Years may be signed or long."""
    if value is None:
        return True
    if not isinstance(value, str) or not re.fullmatch(r"[-+]?\d{4,}-\d{2}-\d{2}", value):
        return False
    try:
        datetime.date.fromisoformat(value)
    except ValueError:
        return len(value) != 10 or value.startswith("0000")  # outside the years that Python knows
    return True


def date(value):
    """Whether a value is a date with precision and doubt, its bounds in order."""
    if not isinstance(value, dict) or not {"edtf", "earliest", "latest", "precision", "text"} <= value.keys():
        return False
    named = text(value["edtf"]) and text(value["precision"]) and text(value["text"])
    bounds = day(value["earliest"]) and day(value["latest"])
    ordered = value["earliest"] is None or value["latest"] is None or value["earliest"] <= value["latest"]
    return named and bounds and (ordered or value["earliest"].startswith("-"))


def count(value):
    """Whether a value is a number of things."""
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def things(value):
    """Whether a value is a list of ids, or of objects with an id."""
    return isinstance(value, list) and all(text(one) or (isinstance(one, dict) and text(one.get("id"))) for one in value)


EVENT = {
    "id": text, "title": text, "url": text, "date": date, "reported": optional(date),
    "status": STATUSES.__contains__, "importance": IMPORTANCE.__contains__, "kind": optional(text), "people": things,
    "organizations": things, "topics": things, "sources": things, "independent-sources": count,
    "summary": optional(text),
}


def event_problems(root, event):
    """What is wrong with one event."""
    name = event.get("id", "an event without an id")
    for key, test in EVENT.items():
        if key not in event:
            yield f"{name}: no `{key}`"
        elif not test(event[key]):
            yield f"{name}: `{key}` is {json.dumps(event[key], ensure_ascii=False)[:120]}"
    if count(event.get("independent-sources")) and event["independent-sources"] > len(event.get("sources", [])):
        yield f"{name}: more independent sources than sources"
    if text(event.get("url")) and not has_page(root, event["url"]):
        yield f"{name}: `{event['url']}` leads to no page"


def has_page(root, address):
    """Whether an address ends like that of a page: `…/events/ID/`."""
    segments = urlsplit(address).path.strip("/").split("/")
    return any((root / "/".join(segments[start:]) / "index.html").is_file() for start in range(len(segments)))


def timeline_problems(root):
    """What is wrong with the timeline's data."""
    data = json.loads((root / "data/timeline.json").read_text(encoding="utf-8"))
    events = data.get("events") if isinstance(data, dict) else None
    if not isinstance(events, list) or not events:
        yield "no list of events under `events`"
        return
    for event in events:
        yield from event_problems(root, event)
    ids = [event.get("id") for event in events]
    yield from (f"the id `{one}` is there twice" for one in sorted({str(i) for i in ids if ids.count(i) > 1}))
    yield from order_problems(events)
    pages = {path.parent.name for path in root.glob("events/*/index.html") if "http-equiv=\"refresh\"" not in
             path.read_text(encoding="utf-8")}
    yield from (f"`{one}` has a page and is not in the data" for one in sorted(pages - set(ids)))


def order_problems(events):
    """Whether the events stand in the order of the timeline: by the earliest day."""
    days = [(event["id"], event["date"]["earliest"]) for event in events if date(event.get("date"))]
    known = [(name, one) for name, one in days if one and re.match(r"\d{4}-", one)]
    for (before, first), (after, second) in zip(known, known[1:]):
        if first > second:
            yield f"{after} ({second}) stands after {before} ({first})"


def feed_problems(root, feed):
    """What is wrong with one feed beyond its grammar: ids that repeat, entries without a page."""
    try:
        tree = ElementTree.parse(feed).getroot()
    except ElementTree.ParseError as error:
        yield f"is no XML: {error}"
        return
    entries = tree.findall(f"{ATOM}entry")
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    if len(set(ids)) != len(ids):
        yield "an entry's id is there twice"
    if not any(link.get("rel") == "self" for link in tree.findall(f"{ATOM}link")):
        yield "no link with rel=self"
    for entry in entries:
        for link in entry.findall(f"{ATOM}link"):
            if link.get("rel", "alternate") == "alternate" and not has_page(root, link.get("href", "")):
                yield f"`{link.get('href')}` leads to no page"


def check(root):
    """All that is wrong, as lines that begin with the file."""
    root = pathlib.Path(root)
    found = [f"data/timeline.json: {one}" for one in timeline_problems(root)]
    for feed in sorted(root.rglob("feed.xml")):
        found += [f"{feed.relative_to(root)}: {one}" for one in feed_problems(root, feed)]
    return found


def main():
    """Prints what is wrong, and exits with 1 when something is."""
    if len(sys.argv) != 2:
        sys.exit("usage: check_data.py DIR")
    found = check(sys.argv[1])
    print("\n".join(found + [f"data and feeds: {len(found)} problems"]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
