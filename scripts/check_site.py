#!/usr/bin/env python3
"""Looks for what is wrong with a built site: links, ids, foreign requests, inline code, policy, annotations.

    check_site.py DIR --base-url URL

Owns what holds for every page of every site Dateline writes. Validity of the HTML, the feeds and the data belongs to
other checks. A link is followed as a browser would under the path of URL and as it would from disk, so what passes
works at a root, under a sub-path and without a server. Exit status 1 when something is wrong.
"""
import argparse
import pathlib
import re
import sys
import unicodedata
from collections import Counter
from html.parser import HTMLParser
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree

# Where an element names something the browser fetches by itself.
FETCHED = {
    ("script", "src"), ("img", "src"), ("img", "srcset"), ("source", "src"), ("source", "srcset"), ("iframe", "src"),
    ("video", "src"), ("video", "poster"), ("audio", "src"), ("track", "src"), ("embed", "src"), ("object", "data"),
    ("input", "src"), ("use", "href"), ("use", "xlink:href"), ("image", "href"), ("image", "xlink:href"),
    ("feimage", "href"), ("body", "background"),
}
# Where an element names something a reader can go to.
FOLLOWED = {("a", "href"), ("a", "xlink:href"), ("area", "href"), ("form", "action"), ("button", "formaction")}
FETCHED_RELATIONS = {"stylesheet", "icon", "preload", "prefetch", "modulepreload", "manifest", "preconnect",
                     "dns-prefetch", "apple-touch-icon", "mask-icon"}
SAFE_SCHEMES = {"", "http", "https", "mailto", "tel"}
DATA_BLOCKS = {"application/ld+json", "application/json"}
CSS_URL = re.compile(r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)")


class Page(HTMLParser):
    """One page: what it holds, links to and fetches. Positions are line numbers of the file."""

    def __init__(self, path, text):
        super().__init__(convert_charrefs=True)
        self.path = path
        self.ids, self.links, self.fetches, self.policies, self.marks, self.inline = [], [], [], [], [], []
        self.notes, self.canonical, self.refresh, self.title = set(), None, None, ""
        self.noindex = False
        self.language = None
        self._in_title = False
        self._before_policy = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        values = {name: value or "" for name, value in attributes}
        self._in_title = tag == "title"
        if tag == "html":
            self.language = values.get("lang")
        if "id" in values:
            self.ids.append(values["id"])
        if tag == "mark" and "data-annotation" in values:
            self.marks += values["data-annotation"].split()
        if "note" in values.get("class", "").split() and "id" in values:
            self.notes.add(values["id"])
        if tag == "meta":
            self._meta(values)
        if tag == "link":
            self._link(values)
        self._addresses(tag, values)
        self._inline(tag, values)

    handle_startendtag = handle_starttag

    def handle_endtag(self, tag):
        self._in_title = False

    def handle_data(self, data):
        if self._in_title:
            self.title += data

    def _meta(self, values):
        equivalent = values.get("http-equiv", "").lower()
        if equivalent == "content-security-policy":
            self.policies.append(values.get("content", ""))
            self.early = list(self._before_policy)
        if equivalent == "refresh":
            self.refresh = values.get("content", "").partition("url=")[2]
            self.links.append((self.refresh, self.getpos()[0]))
        if values.get("name") == "robots" and "noindex" in values.get("content", ""):
            self.noindex = True

    def _link(self, values):
        relations = set(values.get("rel", "").lower().split())
        href = values.get("href", "")
        if "canonical" in relations:
            self.canonical = href
        elif relations & FETCHED_RELATIONS:
            self._fetch(href)
        else:
            self.links.append((href, self.getpos()[0]))

    def _addresses(self, tag, values):
        for name, value in values.items():
            if (tag, name) in FOLLOWED:
                self.links.append((value, self.getpos()[0]))
            elif (tag, name) in FETCHED and name == "srcset":
                for candidate in value.split(","):
                    self._fetch(candidate.split()[0])
            elif (tag, name) in FETCHED:
                self._fetch(value)

    def _fetch(self, address):
        self.fetches.append((address, self.getpos()[0]))
        if not self.policies:
            self._before_policy.append(address)

    def _inline(self, tag, values):
        line = self.getpos()[0]
        if tag == "style":
            self.inline.append((line, "a <style> element"))
        if tag == "script" and "src" not in values and values.get("type") not in DATA_BLOCKS:
            self.inline.append((line, "an inline script"))
        for name in values:
            if name == "style" or name.startswith("on"):
                self.inline.append((line, f"the attribute {name}= on <{tag}>"))


class Site:
    """A built site on disk, with its pages read, and what is wrong with it so far."""

    def __init__(self, root, base_url):
        self.root = pathlib.Path(root)
        self.base = base_url.rstrip("/") + "/"
        self.files = {path.relative_to(self.root).as_posix() for path in self.root.rglob("*") if path.is_file()}
        self.pages = {name: Page(name, self.text(name)) for name in sorted(self.files) if name.endswith(".html")}
        self.problems = []
        self.checked = 0

    def text(self, name):
        return (self.root / name).read_text(encoding="utf-8")

    def say(self, name, message, line=None):
        self.problems.append(f"{name}{f':{line}' if line else ''}: {message}")

    def address(self, name):
        """The address of an output under the base, as its host would serve it."""
        return urljoin(self.base, re.sub(r"(^|/)index\.html$", r"\1", name))

    def is_own(self, address):
        return address.startswith(self.base)

    def output(self, address):
        """The output an absolute address of this site leads to, or None. Addresses of folders end in a slash."""
        path = unquote(urlsplit(address).path[len(urlsplit(self.base).path):])
        name = path + "index.html" if path == "" or path.endswith("/") else path
        return name if name in self.files else None

    def target(self, name, link, line):
        """The output and fragment a link of a page leads to; None for a link that leaves the site or is wrong."""
        self.checked += 1
        parts = urlsplit(link.strip())
        if parts.scheme not in SAFE_SCHEMES:
            return self.say(name, f"`{link}` has a scheme that no page may use", line)
        if parts.hostname in ("localhost", "127.0.0.1") or (link.startswith("//")):
            return self.say(name, f"`{link}` works on one machine or for one scheme only", line)
        absolute = urljoin(self.address(name), link.strip())
        if parts.scheme and not self.is_own(absolute):
            return None
        if link.startswith("/") and name != "404.html":
            return self.say(name, f"`{link}` works at one place only; links inside the site are relative", line)
        output = self.output(absolute) if self.is_own(absolute) else None
        if output is None:
            hint = "; the address ends in a slash" if self.output(absolute + "/") else ""
            return self.say(name, f"`{link}` leads nowhere{hint}", line)
        return output, unquote(parts.fragment)


def check_links(site):
    """Every link and every fragment leads somewhere; returns which page leads to which."""
    edges = {}
    for name, page in site.pages.items():
        edges[name] = set()
        for link, line in page.links:
            found = site.target(name, link, line)
            if found is None:
                continue
            output, fragment = found
            edges[name].add(output)
            other = site.pages.get(output)
            # `#` alone and `#top` are the top of any page; `#key=value` is a filter that a script reads.
            if fragment and other and fragment not in other.ids and fragment != "top" and "=" not in fragment:
                site.say(name, f"`{link}`: there is no `{fragment}` on that page", line)
    return edges


def check_orphans(site, edges):
    """Every page can be reached from the home page, but for error pages, redirects and what others embed."""
    seen, queue = {"index.html"}, ["index.html"]
    while queue:
        for output in edges.get(queue.pop(), ()):
            if output not in seen:
                seen.add(output)
                queue.append(output)
    for name, page in site.pages.items():
        if name not in seen and name != "404.html" and page.refresh is None and not name.startswith("embed/"):
            site.say(name, "no link leads to this page")


def check_fetches(site):
    """What a page fetches by itself is on the site; no other server hears of the reader."""
    for name, page in site.pages.items():
        for address, line in page.fetches:
            fetched(site, name, address, line)
    for name in sorted(site.files):
        if name.endswith(".css"):
            for match in CSS_URL.finditer(site.text(name)):
                fetched(site, name, match.group(1) or match.group(2), None)


def fetched(site, name, address, line):
    """Checks one address that is fetched."""
    if address.startswith("#"):
        return
    if address.startswith("data:image/"):
        return
    absolute = urljoin(site.address(name), address)
    if not site.is_own(absolute):
        site.say(name, f"`{address}` is fetched from another place", line)
    else:
        site.target(name, address, line)


def check_ids(site):
    """Ids are unique on their page."""
    for name, page in site.pages.items():
        for identifier, times in Counter(page.ids).items():
            if times > 1:
                site.say(name, f"the id `{identifier}` is there {times} times")


def check_policy(site):
    """Every page has the same strict content security policy, ahead of everything it fetches."""
    policies = Counter(page.policies[0] for page in site.pages.values() if page.policies)
    usual = policies.most_common(1)[0][0] if policies else None
    for name, page in site.pages.items():
        if len(page.policies) != 1:
            site.say(name, f"{len(page.policies)} content security policies where one belongs")
        elif page.policies[0] != usual:
            site.say(name, f"another content security policy than elsewhere: {page.policies[0]}")
        elif page.early:
            site.say(name, f"`{page.early[0]}` is fetched before the content security policy is read")
    if usual and ("unsafe-" in usual or "default-src 'none'" not in usual or "*" in usual):
        site.say("index.html", f"the content security policy is not strict: {usual}")


def check_inline(site):
    """Nothing that the policy forbids stands in a page."""
    for name, page in site.pages.items():
        for line, what in page.inline:
            site.say(name, f"{what}, which the content security policy blocks", line)


def check_annotations(site):
    """Every marked passage has its note, and every note its passage."""
    for name, page in site.pages.items():
        for mark in sorted(set(page.marks)):
            if not page.notes & {mark, f"note-{mark}"}:
                site.say(name, f"the passage of annotation `{mark}` has no note")
        for note in sorted(page.notes):
            if note not in page.marks and note.removeprefix("note-") not in page.marks:
                site.say(name, f"the note `{note}` has no passage")


def check_heads(site):
    """Every page has a title, a language and the right canonical address."""
    for name, page in site.pages.items():
        if not page.title.strip():
            site.say(name, "no title")
        if not page.language:
            site.say(name, "no language")
        if page.canonical is None or page.refresh is not None:
            continue
        if page.canonical != site.address(name):
            site.say(name, f"the canonical address is {page.canonical}, not {site.address(name)}")


def check_sitemap(site):
    """The sitemap holds the pages that are to be found, no others, under the site's own address."""
    if "sitemap.xml" not in site.files:
        return site.say("sitemap.xml", "is missing")
    tree = ElementTree.fromstring(site.text("sitemap.xml"))
    listed = {element.text.strip() for element in tree.iter() if element.tag.endswith("}loc")}
    wanted = {site.address(name) for name, page in site.pages.items()
              if name != "404.html" and page.refresh is None and not page.noindex and not name.startswith("embed/")}
    for address in sorted(listed - wanted):
        site.say("sitemap.xml", f"lists {address}, which is no page to be found")
    for address in sorted(wanted - listed):
        site.say("sitemap.xml", f"does not list {address}")
    return None


def check_names(site):
    """No two outputs differ in case alone, and every name is fit for every system."""
    folded = {}
    for name in sorted(site.files):
        key = unicodedata.normalize("NFC", name).casefold()
        if key in folded:
            site.say(name, f"differs from {folded[key]} in case alone")
        folded[key] = name
        if re.search(r'[<>:"|?*\\\x00-\x1f]|[. ](/|$)', name):
            site.say(name, "has a name that some system cannot hold")


def check(root, base_url):
    """Runs every check over a site and returns it."""
    site = Site(root, base_url)
    if "index.html" not in site.pages:
        site.say("index.html", "is missing")
        return site
    check_orphans(site, check_links(site))
    for one in (check_fetches, check_ids, check_policy, check_inline, check_annotations, check_heads, check_sitemap,
                check_names):
        one(site)
    return site


def main():
    """Reads the command line, prints what is wrong, and exits with 1 when something is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dir")
    parser.add_argument("--base-url", required=True)
    options = parser.parse_args()
    site = check(options.dir, options.base_url)
    print("\n".join(site.problems[:200]))
    if len(site.problems) > 200:
        print(f"… and {len(site.problems) - 200} more")
    marks = sum(len(set(page.marks)) for page in site.pages.values())
    print(f"{len(site.pages)} pages, {site.checked} links, {marks} annotations: {len(site.problems)} problems")
    return 1 if site.problems else 0


if __name__ == "__main__":
    sys.exit(main())
