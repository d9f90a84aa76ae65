"""Plants one mistake at a time in good data and expects it to be found."""
import json
import pathlib
import tempfile
import unittest

from check_data import check

FEED = """<feed xmlns="http://www.w3.org/2005/Atom"><link rel="self" href="https://example.org/feed.xml"/>{}</feed>"""
ENTRY = '<entry><id>tag:{0}</id><link href="https://example.org/dateline/events/{1}/"/></entry>'


def date(earliest="2022-11-11", latest="2022-11-11"):
    """A date of the data."""
    return {"edtf": "2022-11-11", "earliest": earliest, "latest": latest, "precision": "day", "text": "11 November 2022"}


def event(identifier, **changes):
    """An event of the data."""
    whole = {"id": identifier, "title": "The vote", "url": f"https://example.org/dateline/events/{identifier}/",
             "date": date(), "reported": None, "status": "confirmed", "importance": "major", "kind": None, "people": [],
             "organizations": [], "topics": [], "sources": ["a", "b"], "independent-sources": 2, "summary": "It passed."}
    return {**whole, **changes}


def problems(events, feed=FEED.format(ENTRY.format(1, "vote"))):
    """What is found in a site with the pages `vote` and `veto`."""
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for name in ("vote", "veto"):
            (root / "events" / name).mkdir(parents=True)
            (root / "events" / name / "index.html").write_text("<p>x</p>")
        (root / "data").mkdir()
        (root / "data/timeline.json").write_text(json.dumps({"events": events}))
        (root / "feed.xml").write_text(feed)
        return check(root)


class Finds(unittest.TestCase):
    """Each test plants one mistake."""

    def one(self, expected, **changes):
        """Expects exactly one problem, with this text in it, once an event is changed."""
        found = problems([event("vote", **changes), event("veto")])
        self.assertEqual(len(found), 1, found)
        self.assertIn(expected, found[0])

    def test_nothing_in_good_data(self):
        self.assertEqual(problems([event("vote", date=date(None, "2022-11-12")), event("veto")]), [])

    def test_no_events(self):
        self.assertIn("no list of events", problems([])[0])

    def test_a_missing_key(self):
        whole = event("vote")
        del whole["reported"]
        self.assertEqual(problems([whole, event("veto")]), ["data/timeline.json: vote: no `reported`"])

    def test_a_day_that_is_none(self):
        self.one("`date` is", date=date("2022-02-30"))

    def test_bounds_out_of_order(self):
        self.one("`date` is", date=date("2022-11-11", "2022-11-10"))

    def test_an_unknown_status(self):
        self.one("`status` is", status="sure")

    def test_more_independent_sources_than_sources(self):
        self.one("more independent", **{"independent-sources": 3})

    def test_an_address_without_a_page(self):
        self.one("leads to no page", url="https://example.org/dateline/events/gone/")

    def test_a_page_that_the_data_lack(self):
        self.assertIn("`veto` has a page", problems([event("vote")])[0])

    def test_the_wrong_order(self):
        self.assertIn("stands after", problems([event("vote"), event("veto", date=date("2021-01-01"))])[0])

    def test_an_id_twice(self):
        self.assertIn("is there twice", problems([event("vote"), event("vote"), event("veto")])[0])

    def test_an_entry_without_a_page(self):
        found = problems([event("vote"), event("veto")], FEED.format(ENTRY.format(1, "gone")))
        self.assertIn("feed.xml: `https://example.org/dateline/events/gone/` leads to no page", found)

    def test_a_feed_that_is_no_xml(self):
        found = problems([event("vote"), event("veto")], "")
        self.assertEqual(found, ["feed.xml: is no XML: no element found: line 1, column 0"])

    def test_entries_with_one_id(self):
        found = problems([event("vote"), event("veto")], FEED.format(ENTRY.format(1, "vote") * 2))
        self.assertEqual(found, ["feed.xml: an entry's id is there twice"])


if __name__ == "__main__":
    unittest.main()
