//! Reads length of service as a band; a number of years is forgotten at once.

use super::words::look_up;
use crate::departure::ServiceBand;

/// Reads a band, or a number of years, of which only the band is kept. A year counts from its
/// beginning: exactly three years is "3 to 10".
pub(crate) fn service_band(text: &str) -> Option<ServiceBand> {
    let known = look_up(
        text,
        ServiceBand::parse,
        &[
            (
                ServiceBand::UnderOne,
                &[
                    "korter dan 1 jaar",
                    "minder dan 1 jaar",
                    "korter dan een jaar",
                    "minder dan een jaar",
                    "under 1 year",
                    "under 1",
                    "less than 1 year",
                    "less than a year",
                ],
            ),
            (
                ServiceBand::OneToThree,
                &["1 3", "1 3 jaar", "1 tot 3", "1 tot 3 jaar", "1 to 3", "1 to 3 years", "1 3 years"],
            ),
            (
                ServiceBand::ThreeToTen,
                &["3 10", "3 10 jaar", "3 tot 10", "3 tot 10 jaar", "3 to 10", "3 to 10 years", "3 10 years"],
            ),
            (
                ServiceBand::OverTen,
                &[
                    "langer dan 10 jaar",
                    "meer dan 10 jaar",
                    "10 jaar of langer",
                    "over 10 years",
                    "over 10",
                    "more than 10 years",
                ],
            ),
        ],
    );
    if known.is_some() {
        return known;
    }
    let text = text.trim().to_lowercase();
    match text.chars().filter(|c| !c.is_whitespace()).collect::<String>().as_str() {
        "<1" | "<1jaar" | "<1year" => return Some(ServiceBand::UnderOne),
        ">10" | ">10jaar" | ">10years" | "10+" => return Some(ServiceBand::OverTen),
        _ => {}
    }
    let number = ["jaar", "years", "year"].iter().find_map(|unit| text.strip_suffix(unit)).unwrap_or(&text).trim();
    let in_figures = number.len() <= 5 && number.chars().all(|c| c.is_ascii_digit() || c == ',' || c == '.');
    let years: f64 = if in_figures { number.replace(',', ".").parse().ok()? } else { return None };
    match years {
        years if years < 1.0 => Some(ServiceBand::UnderOne),
        years if years < 3.0 => Some(ServiceBand::OneToThree),
        years if years < 10.0 => Some(ServiceBand::ThreeToTen),
        // Nobody serves longer; a year of birth or of appointment slipped in.
        years if years > 70.0 => None,
        _ => Some(ServiceBand::OverTen),
    }
}
