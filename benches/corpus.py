#!/usr/bin/env python3
"""Writes a large timeline in Dateline's format, the same bytes every time, to measure with.

    corpus.py EVENTS DIR [--seed N]

For N events: N/10 annotated articles of 1,500 to 3,000 words with ten annotations each, N/20 people (500 at most), 50
organizations, 60 topics and N/2 sources. Events have 150 to 370 words with emphasis, links, a list, sometimes a
quotation and a footnote. Only the standard library is used, and DIR/content must not exist.
"""
import argparse
import datetime
import json
import pathlib
import random

FIRST_DAY = datetime.date(2015, 1, 1)
DAYS = 3652
STATUSES = ["confirmed"] * 3 + ["developing", "disputed", "reported"]
IMPORTANCE = ["major"] + ["normal"] * 5 + ["minor"] * 3
ONSETS = "b c d f g h l m n p r s t v w br cl dr fl gr pl sh st tr".split()
VOWELS = "a e i o u ai ea oo ou".split()
ENDINGS = "n r l s t nd rt m ck lt st".split()
SMALL = "the a its their this that each".split()
LINKING = "of in on with for from after before under against over by".split()
KINDS = "council court office union board trust group agency company service".split()
PARAGRAPH = 80
BASE_URL = "https://timeline.example/"


def day_of(index, count):
    """The day of one of `count` things spread evenly over ten years; never a first of the month, which looks vague."""
    day = FIRST_DAY + datetime.timedelta(days=index * DAYS // count)
    return day.replace(day=2) if day.day == 1 else day


def scalar(value):
    """A value as a double-quoted YAML scalar."""
    return json.dumps(value, ensure_ascii=False)


def flow(values):
    """A list as a YAML flow sequence of plain ids."""
    return "[" + ", ".join(values) + "]"


def slug(text):
    """A text as an id."""
    return "-".join("".join(c if c.isalnum() else " " for c in text.lower()).split())


class Words:
    """Words, sentences and paragraphs of no language in particular, from one seed."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.choice = self.random.choice

    def word(self):
        """A made-up word of one to three syllables."""
        syllables = self.random.choice((1, 2, 2, 2, 3))
        return "".join(self.choice(ONSETS) + self.choice(VOWELS) for _ in range(syllables)) + self.choice(ENDINGS)

    def phrase(self, count):
        """Made-up words with small ones between."""
        words = []
        while len(words) < count:
            words += [self.choice(SMALL), self.word(), self.word(), self.choice(LINKING)]
        return words[:count]

    def sentence(self):
        """The words of a sentence of 9 to 22 words; the last one carries the full stop."""
        words = self.phrase(self.random.randint(9, 22))
        words[0] = words[0].capitalize()
        words[-1] = self.word() + "."
        return words

    def prose(self, count):
        """About as many words, in sentences."""
        words = []
        while len(words) < count:
            words += self.sentence()
        return " ".join(words)

    def title(self):
        """A headline of six words."""
        return " ".join(self.word() for _ in range(6)).capitalize()

    def link(self, words):
        """A Markdown link to a place of no other use."""
        return f"[{words}](https://records.example/{self.word()}/{self.random.randrange(10000, 99999)})"

    def decorated(self):
        """A sentence with an emphasis, a strong one or a link in it."""
        words = self.sentence()
        at = self.random.randrange(2, len(words) - 2)
        words[at] = self.choice((f"*{words[at]}*", f"**{words[at]}**", self.link(words[at])))
        return " ".join(words)

    def paragraph(self, count, plain):
        """About as many words, every third sentence decorated; the plain ones are added to `plain`."""
        sentences, length = [], 0
        while length < count:
            if len(sentences) % 3 == 2:
                sentences.append(self.decorated())
            else:
                words = self.sentence()
                plain.append(words)
                sentences.append(" ".join(words))
            length += len(sentences[-1].split())
        return " ".join(sentences)

    def list(self, items):
        """A bulleted list."""
        return "\n".join("- " + " ".join(self.phrase(7)) for _ in range(items))


def event_body(words, index):
    """The account of one event."""
    target = words.random.randint(150, 370)
    blocks = [words.paragraph(min(PARAGRAPH, target // 3), []), words.list(words.random.randint(3, 5))]
    if index % 4 == 0:
        blocks[0] += "[^1]"
    if index % 3 == 0:
        blocks.append("> " + words.prose(22))
    while len(" ".join(blocks).split()) < target:
        blocks.append(words.paragraph(PARAGRAPH, []))
    if index % 4 == 0:
        blocks.append("[^1]: " + words.prose(14))
    return "\n\n".join(blocks) + "\n"


def article_body(words):
    """The text of one article, and its undecorated sentences."""
    target, blocks, plain, section = words.random.randint(1500, 3000), [], [], 0
    while len(" ".join(blocks).split()) < target:
        if section:
            blocks.append("## " + words.title())
        if section % 3 == 1:
            blocks.append(words.list(5))
        blocks += [words.paragraph(PARAGRAPH, plain) for _ in range(3)]
        section += 1
    return "\n\n".join(blocks) + "\n", plain


def quotes(words, body, plain, count):
    """Passages of 5 to 9 words that stand in the text once, spread over it."""
    found, step = [], max(1, len(plain) // count)
    for sentence in plain[::step]:
        length = min(len(sentence) - 1, words.random.randint(5, 9))
        start = words.random.randrange(0, len(sentence) - length)
        quote = " ".join(sentence[start:start + length]).rstrip(".")
        if body.count(quote) == 1:
            found.append(quote)
    return found[:count]


def annotation(number, quote, text):
    """One annotation as an item of the front matter's list."""
    return f"  - id: a{number}\n    quote: {scalar(quote)}\n    kind: context\n    text: {scalar(text)}\n"


def event_file(event, body):
    """An event's file; the keys of `event` are those of the front matter, its values as YAML."""
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in event.items()) + "---\n\n" + body


class Folder:
    """A folder that files are written into."""

    def __init__(self, root):
        self.content = pathlib.Path(root, "content")
        if self.content.exists():
            raise SystemExit(f"{self.content} is there already")

    def put(self, name, text):
        """Writes one file."""
        path = self.content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")

    def site(self, title):
        """Writes the site's configuration."""
        self.put("site.yaml", f"title: {title}\ndescription: A timeline to measure with.\nbase-url: {BASE_URL}\n")


def write_world(folder, seed, events):
    """Writes people, organizations, topics and sources; returns their ids by kind."""
    words = Words(f"{seed}:world")
    people = {slug(name): name for name in
              (f"{words.word()} {words.word()} {index}".title() for index in range(max(2, min(500, events // 20))))}
    organizations = {slug(name): name for name in (f"{words.word()} {kind}".title() for kind in KINDS for _ in range(5))}
    topics = {f"{words.word()}-{index}": words.word() for index in range(60)}
    outlets = [f"The {words.word()} {kind}".title() for kind in ("Courier", "Gazette") for _ in range(40)]
    for name, title in people.items():
        folder.put(f"people/{name}.md", f"---\nname: {title}\n---\n\n{words.prose(40)}\n")
    for name, title in organizations.items():
        folder.put(f"organizations/{name}.md", f"---\nname: {title}\n---\n\n{words.prose(30)}\n")
    folder.put("topics.yaml", "".join(f"- id: {name}\n  title: {title}\n" for name, title in topics.items()))
    sources = [f"s{index}" for index in range(max(3, events // 2))]
    folder.put("sources/sources.yaml", "".join(source(words, name, outlets) for name in sources))
    return {"people": list(people), "organizations": list(organizations), "topics": list(topics), "sources": sources}


def source(words, name, outlets):
    """One source as an item of its file's list."""
    day = FIRST_DAY + datetime.timedelta(days=words.random.randrange(DAYS))
    return (f"- id: {name}\n  outlet: {words.choice(outlets)}\n  title: {words.title()}\n"
            f"  url: https://{words.word()}.example/{words.word()}/{name}\n  published: {day}\n")


def write_event(folder, seed, index, events, world):
    """Writes one event; the days are spread evenly over ten years."""
    words = Words(f"{seed}:event:{index}")
    day = day_of(index, events)
    front = {
        "title": scalar(words.title()), "date": day, "summary": scalar(words.prose(20)),
        "topics": flow(words.random.sample(world["topics"], 3)), "people": flow(words.random.sample(world["people"], 2)),
        "organizations": flow([words.choice(world["organizations"])]), "importance": words.choice(IMPORTANCE),
        "status": words.choice(STATUSES), "sources": flow(words.random.sample(world["sources"], 3)),
    }
    folder.put(f"events/{day.year}/e{index}-{words.word()}.md", event_file(front, event_body(words, index)))


def write_article(folder, seed, index, articles):
    """Writes one article with ten annotations."""
    words = Words(f"{seed}:article:{index}")
    body, plain = article_body(words)
    notes = "".join(annotation(number, quote, words.prose(30))
                    for number, quote in enumerate(quotes(words, body, plain, 10), start=1))
    day = day_of(index, articles)
    folder.put(f"articles/a{index}-{words.word()}.md",
               f"---\ntitle: {scalar(words.title())}\npublished: {day}\nstandfirst: {scalar(words.prose(28))}\n"
               f"authors: [{words.word().title()}]\nannotations:\n{notes}---\n\n{body}")


def main():
    """Reads the command line and writes the corpus."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("events", type=int)
    parser.add_argument("dir")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    folder = Folder(options.dir)
    folder.site("A large timeline")
    world = write_world(folder, options.seed, options.events)
    for index in range(options.events):
        write_event(folder, options.seed, index, options.events, world)
    articles = max(1, options.events // 10)
    for index in range(articles):
        write_article(folder, options.seed, index, articles)


if __name__ == "__main__":
    main()
