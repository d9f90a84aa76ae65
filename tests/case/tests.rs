//! Tests of the runner itself, on a house of cards.

use std::fmt::Write as _;

use super::*;

/// Reports every line with the word `wrong`, and builds one page for each event.
struct Cards;

impl House for Cards {
    fn check(&self, root: &Path, options: &[String]) -> String {
        let mut problems: String = options.iter().flat_map(|option| ["note[option]: ", option, "\n"]).collect();
        for (path, bytes) in gather(root) {
            for (number, line) in String::from_utf8_lossy(&bytes).lines().enumerate() {
                if line.contains("wrong") {
                    let _ = writeln!(problems, "error[wrong]: {line}\n --> {path}:{}:1", number + 1);
                }
            }
        }
        problems
    }

    fn build(&self, root: &Path, options: &[String]) -> Built {
        let problems = self.check(root, options);
        let events = gather(&root.join("content/events"));
        let page = |(path, bytes): (String, Vec<u8>)| {
            let body = String::from_utf8_lossy(&bytes).into_owned();
            let id = path.trim_end_matches(".md");
            (format!("events/{id}/index.html"), format!("<body><main>\n<p>{body}</p></main></body>").into_bytes())
        };
        Built { problems, outputs: events.into_iter().map(page).collect() }
    }
}

/// Returns the text that a case would have to have.
fn came(text: &str) -> String {
    run_text(text, &Cards).unwrap()
}

#[test]
fn a_case_that_holds_comes_back_as_it_was() {
    let text = "\
It is seen.

-- content/events/a.md --
fine
wrong here
-- options --
--drafts \"two words\"
-- page events/a/ --
<main>
  <p>
    fine wrong here
  </p>
</main>
-- outputs --
events/a/index.html
-- problems --
note[option]: --drafts
note[option]: two words
error[wrong]: wrong here
 --> content/events/a.md:2:1
";
    assert_eq!(came(text), text);
    assert_eq!(difference("x", text, &came(text)), None);
}

#[test]
fn a_problem_that_is_not_listed_fails() {
    let text = "It is fine.\n\n-- content/events/a.md --\nwrong\n";
    let diff = difference("a.case", text, &came(text)).unwrap();
    let expected = "\
--- a.case, as expected
+++ as it came
@@ -1,4 +1,7 @@
 It is fine.
 
 -- content/events/a.md --
 wrong
+-- problems --
+error[wrong]: wrong
+ --> content/events/a.md:1:1
";
    assert_eq!(diff, expected);
}

#[test]
fn an_expectation_that_nothing_produced_fails() {
    let files = "It is seen.\n\n-- content/events/a.md --\nfine\n";
    for (expected, instead) in [
        ("-- problems --\nerror[wrong]: wrong\n --> content/events/a.md:1:1\n", ""),
        (
            "-- output events/b/index.html --\nx\n",
            "-- output events/b/index.html --\n(events/b/index.html is not among the outputs)\n",
        ),
        (
            "-- page events/b/ --\n<main>\n</main>\n",
            "-- page events/b/ --\n(events/b/index.html is not among the outputs)\n",
        ),
        ("-- outputs --\nevents/b/index.html\n", "-- outputs --\nevents/a/index.html\n"),
    ] {
        let text = format!("{files}{expected}");
        assert_eq!(came(&text), format!("{files}{instead}"));
        assert_ne!(difference("x", &text, &came(&text)), None);
    }
}

#[test]
fn a_page_that_is_not_there_can_not_be_expected() {
    let text = "It is seen.\n\n-- page b/ --\n(b/index.html is not among the outputs)\n";
    assert_eq!(came(text), text);
    assert_ne!(difference("x", text, &came(text)), None);
}

#[test]
fn files_come_to_the_folder_byte_for_byte() {
    let text = "\
Bytes are as the head says.

-- content/a.md (bom) --
x
-- content/b.md (crlf) --
x
y
-- content/c.md (hex) --
ff 0a
-- content/d.md (open) --
x
-- content/e.md (link) --
a.md
-- content/site.yaml (absent) --
";
    let case = Case::read(text).unwrap();
    assert_eq!(case.write(), text);
    let folder = tempfile::tempdir().unwrap();
    lay_out(folder.path(), &case.files()).unwrap();
    let expected: [(&str, &[u8]); 4] =
        [("a.md", b"\xef\xbb\xbfx\n"), ("b.md", b"x\r\ny\r\n"), ("c.md", b"\xff\n"), ("d.md", b"x")];
    let expected = expected.map(|(path, bytes)| (format!("content/{path}"), bytes.to_vec()));
    assert_eq!(gather(folder.path()), BTreeMap::from(expected));
    assert!(folder.path().join("content/e.md").is_symlink());
}

#[test]
fn a_case_brings_a_site_unless_it_has_one() {
    let folder = tempfile::tempdir().unwrap();
    lay_out(folder.path(), &[]).unwrap();
    assert_eq!(gather(folder.path()).into_keys().collect::<Vec<_>>(), ["content/site.yaml"]);
}

#[test]
fn what_is_no_case_is_refused() {
    for (text, why) in [
        ("-- content/a.md --\nx\n", "the first line is not a sentence that says the behaviour"),
        ("A.\n\nx\n", "`x` stands before the first section"),
        (
            "A.\n-- problem --\n",
            "`-- problem --` is no section of a case; files are below content/, templates/, static/, public/",
        ),
        ("A.\n-- problems --\n-- problems --\n", "`-- problems --` is there twice"),
        ("A.\n-- stdout --\n", "`-- stdout --` needs `-- args --`"),
        ("A.\n-- args --\ncheck\n-- problems --\n", "`-- problems --` does not go with `-- args --`"),
    ] {
        assert_eq!(Case::read(text), Err(why.to_owned()));
    }
}

#[test]
fn the_program_is_run_as_a_user_would() {
    let text = "It is asked for a rule that is not there.\n\n-- args --\nexplain no-such-rule\n";
    let case = Case::read(text).unwrap();
    let answer = answered(&case, &Outcome { exit: 2, stderr: "no\n".to_owned(), ..Outcome::default() });
    assert_eq!(answer.write(), format!("{text}-- stderr --\nno\n-- exit --\n2\n"));
}
