//! The width and height of an image, from its header.
//!
//! Owns the four ways of telling: `imagesize` for pictures made of dots, and the first tag of an SVG. Whether a picture
//! has words for those who cannot see it is the business of the checks.

use std::io::{BufRead, Read, Seek};

use super::Dimensions;

/// The bytes of an SVG among which its first tag has to be.
const HEAD: u64 = 64 * 1024;

/// Reads the width and height of an image; `None` for what is none, or does not say.
pub(super) fn dimensions(path: &str, reader: impl BufRead + Seek) -> Option<Dimensions> {
    let (_, extension) = path.rsplit_once('.')?;
    match extension.to_ascii_lowercase().as_str() {
        "svg" => vector(reader),
        "png" | "jpg" | "jpeg" | "gif" | "webp" | "avif" => dotted(reader),
        _ => None,
    }
}

/// Reads the header of a picture made of dots.
fn dotted(reader: impl BufRead + Seek) -> Option<Dimensions> {
    let size = imagesize::reader_size(reader).ok()?;
    Some(Dimensions { width: u32::try_from(size.width).ok()?, height: u32::try_from(size.height).ok()? })
}

/// Reads the first tag of an SVG: its width and height in pixels, else those of its view box.
fn vector(reader: impl Read) -> Option<Dimensions> {
    let mut head = Vec::new();
    reader.take(HEAD).read_to_end(&mut head).ok()?;
    let head = String::from_utf8_lossy(&head);
    let tag = &head[head.find("<svg")?..];
    let tag = &tag[..tag.find('>')?];
    let sized = || Some((pixels(attribute(tag, "width")?)?, pixels(attribute(tag, "height")?)?));
    let (width, height) = sized().or_else(|| view_box(attribute(tag, "viewBox")?))?;
    Some(Dimensions { width, height })
}

/// Finds the value of an attribute in a tag.
fn attribute<'tag>(tag: &'tag str, name: &str) -> Option<&'tag str> {
    let value = tag.match_indices(name).find_map(|(at, _)| {
        let stands_alone = tag[..at].ends_with(|c: char| c.is_ascii_whitespace());
        let value = tag[at + name.len()..].trim_start().strip_prefix('=')?.trim_start();
        stands_alone.then_some(value)
    })?;
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    value[1..].split(quote).next()
}

/// Reads a length in pixels, rounded; a percentage or another unit says nothing.
fn pixels(length: &str) -> Option<u32> {
    let length = length.trim();
    rounded(length.strip_suffix("px").unwrap_or(length))
}

/// Reads the width and height of a view box: the last two of four numbers.
fn view_box(value: &str) -> Option<(u32, u32)> {
    let numbers: Vec<&str> = value.split([' ', ',', '\t', '\n']).filter(|number| !number.is_empty()).collect();
    let &[_, _, width, height] = numbers.as_slice() else { return None };
    Some((rounded(width)?, rounded(height)?))
}

/// Rounds a positive decimal number as it is written.
fn rounded(number: &str) -> Option<u32> {
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    let up = u32::from(part.starts_with(|c: char| ('5'..='9').contains(&c)));
    let whole: u32 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
    part.bytes().all(|b| b.is_ascii_digit()).then(|| whole.saturating_add(up)).filter(|&n| n > 0)
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    /// Reads the dimensions of some bytes as a pair.
    fn measured(path: &str, bytes: &[u8]) -> Option<(u32, u32)> {
        dimensions(path, Cursor::new(bytes)).map(|size| (size.width, size.height))
    }

    #[test]
    fn headers_say_how_large_a_picture_is() {
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\x80\0\0\x01\xe0\x08\x02\0\0\0";
        let gif = b"GIF89a\x10\0\x20\0\x80\0\0";
        let jpeg = b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0\xff\xc0\0\x11\x08\0\x30\0\x40\x03\x01\x22\0\x02\x11\x01\x03\x11\x01";
        let webp = b"RIFF\x1a\0\0\0WEBPVP8L\x0d\0\0\0\x2f\x0f\xc0\x07\x00\0\0\0\0\0\0\0\0\0";
        assert_eq!(measured("a.png", png), Some((640, 480)));
        assert_eq!(measured("a.GIF", gif), Some((16, 32)));
        assert_eq!(measured("a.jpg", jpeg), Some((64, 48)));
        assert_eq!(measured("a.webp", webp), Some((16, 32)));
        assert_eq!(measured("a.png", b"not one"), None);
        assert_eq!(measured("a.pdf", png), None);
    }

    #[test]
    fn an_svg_is_measured_by_its_first_tag() {
        for (svg, size) in [
            ("<svg width=\"40\" height='30.5px'>", Some((40, 31))),
            (
                "<?xml version='1.0'?>\n<svg stroke-width=\"2\" viewBox=\"0 0 120 80\"><rect width=\"1\" height=\"1\"/>",
                Some((120, 80)),
            ),
            ("<svg width=\"100%\" height=\"100%\" viewBox=\"0,0,12.4,8\">", Some((12, 8))),
            ("<svg width=\"2em\" height=\"1em\">", None),
            ("<svg>", None),
            ("<svg viewBox=\"0 0 -1 5\">", None),
        ] {
            assert_eq!(measured("a.svg", svg.as_bytes()), size, "{svg}");
        }
    }
}
