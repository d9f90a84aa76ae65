//! English words for parts of dates.

/// Names of the months.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Names of the seasons and the codes of the standard.
pub const SEASONS: [(&str, &str); 5] =
    [("spring", "21"), ("summer", "22"), ("autumn", "23"), ("fall", "23"), ("winter", "24")];

/// Tells whether a word is a year of four digits.
pub fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|letter| letter.is_ascii_digit())
}

/// Reads the day of a month: `11`, `11th` or `1st`.
pub fn day(word: &str) -> Option<u8> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
    digits.parse().ok().filter(|day| (1..=31).contains(day))
}

/// Reads the name of a month in lower case, abbreviated to three letters or more; counted from 1.
pub fn month(word: &str) -> Option<usize> {
    let known = |name: &str| word.len() >= 3 && name.to_lowercase().starts_with(word);
    MONTHS.iter().position(|name| known(name)).map(|at| at + 1)
}
