//! What a file is, by the end of its name: the content types that hosts give.

/// The content type of pages.
pub(super) const PAGE: &str = "text/html; charset=utf-8";

/// The content type of styles.
pub(super) const STYLE: &str = "text/css; charset=utf-8";

/// Returns the content type of a file.
pub(super) fn kind(path: &str) -> &'static str {
    let name = path.rsplit('/').next().unwrap_or_default();
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    match ending.as_str() {
        "html" | "htm" => PAGE,
        "css" => STYLE,
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "txt" | "md" | "bib" | "ris" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "ics" => "text/calendar; charset=utf-8",
        "vtt" => "text/vtt; charset=utf-8",
        "xml" => "application/xml",
        "json" | "geojson" => "application/json",
        "jsonld" => "application/ld+json",
        "webmanifest" => "application/manifest+json",
        "pdf" => "application/pdf",
        "wasm" => "application/wasm",
        "zip" => "application/zip",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "woff" => "font/woff",
        "ttf" => "font/ttf",
        "otf" => "font/otf",
        "mp3" => "audio/mpeg",
        "m4a" => "audio/mp4",
        "ogg" | "oga" => "audio/ogg",
        "wav" => "audio/wav",
        "mp4" => "video/mp4",
        "webm" => "video/webm",
        _ if name == "CNAME" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_the_name_says_what_a_file_is() {
        assert_eq!(kind("events/x/index.html"), "text/html; charset=utf-8");
        assert_eq!(kind("assets/site.css"), "text/css; charset=utf-8");
        assert_eq!(kind("photo.JPG"), "image/jpeg");
        assert_eq!(kind("data.json/read"), "application/octet-stream");
        assert_eq!(kind(".nojekyll"), "application/octet-stream");
    }
}
