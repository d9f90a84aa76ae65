//! Patterns of paths in settings: those of a shell, and the plain ones among regular expressions.

/// Tells whether a pattern of a shell means the whole of a path; as Ruby's `fnmatch` has it, a star stands for slashes too.
pub(super) fn glob(pattern: &str, path: &str) -> bool {
    let mut signs = pattern.chars();
    let Some(sign) = signs.next() else { return path.is_empty() };
    let rest = signs.as_str();
    let next = path.chars().next();
    let below = next.map_or("", |c| &path[c.len_utf8()..]);
    match sign {
        '*' => glob(rest, path) || next.is_some() && glob(pattern, below),
        '?' => next.is_some() && glob(rest, below),
        '[' if rest.contains(']') => {
            let (class, rest) = rest.split_once(']').unwrap_or_default();
            next.is_some_and(|c| in_class(class, c)) && glob(rest, below)
        }
        '\\' if !rest.is_empty() => {
            let own = rest.chars().next();
            own == next && glob(&rest[own.map_or(0, char::len_utf8)..], below)
        }
        _ => next == Some(sign) && glob(rest, below),
    }
}

/// Tells whether a character is one of those between square brackets.
fn in_class(class: &str, c: char) -> bool {
    let (own, wanted) = class.strip_prefix(['!', '^']).map_or((class, true), |own| (own, false));
    let signs: Vec<char> = own.chars().collect();
    let range = signs.windows(3).any(|part| part[1] == '-' && (part[0]..=part[2]).contains(&c));
    (range || signs.contains(&c)) == wanted
}

/// A part of a plain regular expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Part {
    /// The character it stands for; none for any.
    sign: Option<char>,
    /// Whether it may be missing.
    none: bool,
    /// Whether it may come several times.
    many: bool,
}

/// Where a regular expression ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// Anywhere in the path.
    Anywhere,
    /// Where the path does.
    Path,
}

/// Tells whether a regular expression means a path; none where it is not a plain one, of characters, `.`, `*`, `+`, `?`, `^`,
/// `$` and `|` alone.
pub(super) fn matches(expression: &str, path: &str) -> Option<bool> {
    let mut means = false;
    for one in split(expression) {
        let (parts, from_start, end) = plain(one)?;
        let path: Vec<char> = path.chars().collect();
        let starts = if from_start { 0..=0 } else { 0..=path.len() };
        means |= starts.into_iter().any(|at| fits(&parts, &path[at..], end));
    }
    Some(means)
}

/// Splits a regular expression at its bars.
fn split(expression: &str) -> Vec<&str> {
    let mut escaped = false;
    let bar = |c: char| {
        let is_bar = c == '|' && !escaped;
        escaped = c == '\\' && !escaped;
        is_bar
    };
    expression.split(bar).collect()
}

/// Reads a plain regular expression: its parts, whether it begins where the path does, and where it ends.
fn plain(expression: &str) -> Option<(Vec<Part>, bool, End)> {
    let (from_start, expression) = expression.strip_prefix('^').map_or((false, expression), |rest| (true, rest));
    let (mut parts, mut end) = (Vec::<Part>::new(), End::Anywhere);
    let mut signs = expression.chars().peekable();
    while let Some(sign) = signs.next() {
        let sign = match sign {
            '$' if signs.peek().is_none() => {
                end = End::Path;
                break;
            }
            '.' => None,
            '\\' => Some(signs.next().filter(|sign| !sign.is_alphanumeric())?),
            '(' | ')' | '[' | ']' | '{' | '}' | '^' | '$' | '*' | '+' | '?' => return None,
            _ => Some(sign),
        };
        let often = signs.next_if(|sign| matches!(sign, '*' | '+' | '?'));
        parts.push(Part { sign, none: matches!(often, Some('*' | '?')), many: matches!(often, Some('*' | '+')) });
        // A second sign makes it lazy, which changes nothing of whether it fits.
        signs.next_if(|sign| often.is_some() && *sign == '?');
    }
    Some((parts, from_start, end))
}

/// Tells whether parts fit the beginning of a path, or all of it.
fn fits(parts: &[Part], path: &[char], end: End) -> bool {
    let Some((part, rest)) = parts.split_first() else { return end == End::Anywhere || path.is_empty() };
    let most = if part.many { path.len() } else { 1 };
    let same = path.iter().take(most).take_while(|c| part.sign.is_none_or(|sign| sign == **c)).count();
    (usize::from(!part.none)..=same).any(|count| fits(rest, &path[count..], end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_of_a_shell_stands_for_slashes_too() {
        for (pattern, path, expected) in [
            ("notes", "notes", true),
            ("*.txt.md", "a/b.txt.md", true),
            ("note?.md", "notes.md", true),
            ("n[a-p]te.md", "note.md", true),
            ("n[!o]te.md", "note.md", false),
            ("a\\*.md", "a*.md", true),
            ("a", "ab", false),
        ] {
            assert_eq!(glob(pattern, path), expected, "{pattern} {path}");
        }
    }

    #[test]
    fn regular_expressions_that_are_not_plain_say_nothing() {
        for (pattern, path, expected) in [
            (r"\.draft\.md$", "content/a.draft.md", Some(true)),
            (r"\.draft\.md$", "content/a-draft.md", Some(false)),
            ("^content/private/", "content/private/a.md", Some(true)),
            ("^private/", "content/private/a.md", Some(false)),
            ("a.*?z|secret", "content/secret.md", Some(true)),
            ("se+cret?s?", "seecre.md", Some(true)),
            (r"(a|b)\.md", "c.md", None),
            (r"\d+", "c.md", None),
            ("[ab]", "c.md", None),
        ] {
            assert_eq!(matches(pattern, path), expected, "{pattern} {path}");
        }
    }
}
