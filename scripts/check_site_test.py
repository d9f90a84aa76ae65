"""Plants one mistake at a time in a small good site and expects it to be found."""
import pathlib
import tempfile
import unittest

from check_site import check

BASE = "https://example.org/dateline/"
POLICY = "default-src 'none'; style-src 'self'; script-src 'self'"


def page(body, head="", language=' lang="en"', policy=POLICY):
    """A page as Dateline writes one."""
    return (f"<!doctype html><html{language}><head><meta charset=utf-8>"
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
            f"<title>A page</title>{head}</head><body>{body}</body></html>")


def sitemap(*paths):
    """A sitemap of some addresses."""
    urls = "".join(f"<url><loc>{BASE}{path}</loc></url>" for path in paths)
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'


def good():
    """A site without a mistake, as file names and texts."""
    return {
        "index.html": page('<a href="events/vote/#sources">x</a><a href="https://other.example/a">y</a>',
                           '<link rel="stylesheet" href="assets/site.css">'),
        "events/vote/index.html": page(
            '<h2 id="sources">S</h2><p><mark data-annotation="a">w</mark></p><aside class="note" id="note-a">n</aside>'
            '<a href="../../">home</a>', f'<link rel="canonical" href="{BASE}events/vote/">'),
        "404.html": page('<a href="/dateline/">home</a>', '<link rel="stylesheet" href="/dateline/assets/site.css">'),
        "old/index.html": page('<a href="../events/vote/">moved</a>',
                               '<meta http-equiv="refresh" content="0; url=../events/vote/">'),
        "assets/site.css": "@font-face{src:url(font.woff2)}",
        "assets/font.woff2": "",
        "sitemap.xml": sitemap("", "events/vote/"),
    }


def problems(**changes):
    """What is found once some files of the good site are changed; names with `_` for `/` and `.`."""
    files = good()
    for name, text in changes.items():
        files[NAMES.get(name, name)] = text
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            path = pathlib.Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return check(folder, BASE).problems


NAMES = {"home": "index.html", "event": "events/vote/index.html", "lost": "lost/index.html", "css": "assets/site.css",
         "map": "sitemap.xml", "upper": "Old/index.html"}
TO_EVENT = '<a href="events/vote/">x</a>'
BACK = '<a href="../../">home</a><p id="sources"></p>'


class Finds(unittest.TestCase):
    """Each test plants one mistake."""

    def one(self, text, **changes):
        """Expects exactly one problem, with this text in it."""
        found = problems(**changes)
        self.assertEqual(len(found), 1, found)
        self.assertIn(text, found[0])

    def test_nothing_in_a_good_site(self):
        self.assertEqual(problems(), [])

    def test_a_dead_link(self):
        self.one("`gone/` leads nowhere", home=page(TO_EVENT + '<a href="gone/">x</a>'))

    def test_a_link_without_its_slash(self):
        self.one("ends in a slash", home=page(TO_EVENT + '<a href="events/vote">x</a>'))

    def test_a_link_above_the_site(self):
        self.one("leads nowhere", home=page(TO_EVENT + '<a href="../">x</a>'))

    def test_a_link_from_the_root(self):
        self.one("are relative", home=page(TO_EVENT + '<a href="/dateline/events/vote/">x</a>'))

    def test_a_dead_fragment(self):
        self.one("no `gone` on that page", home=page('<a href="events/vote/#gone">x</a>'))

    def test_a_dead_refresh(self):
        self.one("leads nowhere", **{"old/index.html": page("", '<meta http-equiv="refresh" content="0; url=../no/">')})

    def test_an_unsafe_scheme(self):
        self.one("scheme", home=page(TO_EVENT + '<a href="javascript:alert(1)">x</a>'))

    def test_a_page_that_nothing_leads_to(self):
        self.one("no link leads to this page", lost=page("x"), map=sitemap("", "events/vote/", "lost/"))

    def test_a_foreign_image(self):
        self.one("fetched from another place", home=page(TO_EVENT + '<img src="https://other.example/a.png" alt="">'))

    def test_a_foreign_font(self):
        self.one("fetched from another place", css="@font-face{src:url(https://other.example/f.woff2)}")

    def test_a_missing_stylesheet(self):
        self.one("leads nowhere", home=page(TO_EVENT, '<link rel="stylesheet" href="no.css">'))

    def test_an_id_twice(self):
        self.one("is there 2 times", event=page(BACK + '<p id="x"></p><p id="x"></p>'))

    def test_a_page_without_a_policy(self):
        self.one("0 content security policies", home=page(TO_EVENT).replace("Content-Security", "Other"))

    def test_another_policy(self):
        self.one("another content security policy", event=page(BACK, policy="default-src 'none'"))

    def test_a_loose_policy(self):
        loose = page(TO_EVENT, policy="default-src 'none'; script-src 'unsafe-inline'")
        self.assertTrue(any("not strict" in one for one in problems(
            **{name: loose for name in good() if name.endswith(".html")})))

    def test_a_policy_that_comes_late(self):
        late = page(TO_EVENT).replace("<meta charset=utf-8>", '<meta charset=utf-8><script src="s.js"></script>')
        self.one("before the content security policy", home=late, **{"s.js": ""})

    def test_an_inline_style(self):
        self.one("style=", home=page(TO_EVENT + '<p style="color:red">x</p>'))

    def test_a_style_element(self):
        self.one("<style>", home=page(TO_EVENT, "<style>p{}</style>"))

    def test_an_inline_script(self):
        self.one("inline script", home=page(TO_EVENT + "<script>1</script>"))

    def test_an_event_handler(self):
        self.one("onclick=", home=page(TO_EVENT + '<p onclick="x()">x</p>'))

    def test_a_data_block_is_no_script(self):
        self.assertEqual(problems(home=page(TO_EVENT + '<script type="application/ld+json">{}</script>')), [])

    def test_a_passage_without_a_note(self):
        self.one("has no note", event=page(BACK + '<mark data-annotation="a b">x</mark><p class="note" id="note-a"></p>'))

    def test_a_note_without_a_passage(self):
        self.one("has no passage", event=page(BACK + '<p class="note" id="note-a"></p>'))

    def test_a_wrong_canonical_address(self):
        self.one("the canonical address", event=page(BACK, f'<link rel="canonical" href="{BASE}events/">'))

    def test_a_page_without_language(self):
        self.one("no language", event=page(BACK, language=""))

    def test_a_sitemap_that_forgets_a_page(self):
        self.one("does not list", map=sitemap(""))

    def test_a_sitemap_that_invents_a_page(self):
        self.one("is no page to be found", map=sitemap("", "events/vote/", "old/"))

    def test_names_that_differ_in_case(self):
        self.one("in case alone", **{"assets/Site.css": ""})


if __name__ == "__main__":
    unittest.main()
