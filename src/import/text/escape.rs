//! Plain words in Markdown: what would mean something gets a backslash before it.

/// Writes plain text so that Markdown, and Dateline's own marks, show it as it is, each line at the beginning of one.
pub fn escape(plain: &str) -> String {
    let lines: Vec<String> = plain.lines().map(|line| starts(&inline(line))).collect();
    lines.join("\n")
}

/// Escapes what means something anywhere in a line.
pub(super) fn inline(plain: &str) -> String {
    let mut text = String::with_capacity(plain.len());
    let mut before = ' ';
    let mut rest = plain.chars().peekable();
    while let Some(c) = rest.next() {
        let next = rest.peek().copied();
        let marks = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '~' | '|' => true,
            // Within a word an underscore is one; `&` begins an entity only before a letter or `#`.
            '_' => !(before.is_alphanumeric() && next.is_some_and(char::is_alphanumeric)),
            '&' => next.is_none_or(|next| next.is_ascii_alphanumeric() || next == '#'),
            _ => false,
        };
        if marks {
            text.push('\\');
        }
        text.push(c);
        before = c;
    }
    text
}

/// Escapes what means something at the beginning of a line.
pub(super) fn starts(line: &str) -> String {
    let line = line.trim_start_matches([' ', '\t']);
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let first = line.chars().next().unwrap_or_default();
    if matches!(first, '#' | '+' | '-' | '>' | '=' | ':') {
        return format!("\\{line}");
    }
    match line.as_bytes().get(digits) {
        Some(b'.' | b')') if (1..=9).contains(&digits) => format!("{}\\{}", &line[..digits], &line[digits..]),
        _ => line.to_owned(),
    }
}
