//! What a browser says it is, as far as somebody needs to know their own devices apart.
//!
//! Deliberately absent: versions, models and everything else a `User-Agent` tells (RFC 9110, 10.1.5). What is kept
//! of it is two words.

use serde::{Deserialize, Serialize};

use crate::coded::coded;

coded! {
    /// The program that shows the pages.
    pub enum Browser {
        Firefox = "firefox",
        Edge = "edge",
        Opera = "opera",
        Samsung = "samsung",
        Chrome = "chrome",
        Safari = "safari",
    }
}

coded! {
    /// What that program runs on.
    pub enum System {
        Android = "android",
        /// An iPhone or iPad. An iPad that asks for the pages of a computer says that it is a Mac.
        Ios = "ios",
        ChromeOs = "chrome_os",
        Windows = "windows",
        Mac = "mac",
        Linux = "linux",
    }
}

/// Marks of browsers, the first that is found counts: each takes on the names of those below it.
const BROWSERS: [(&str, Browser); 11] = [
    ("Firefox/", Browser::Firefox),
    ("FxiOS/", Browser::Firefox),
    ("Edg/", Browser::Edge),
    ("EdgA/", Browser::Edge),
    ("EdgiOS/", Browser::Edge),
    ("OPR/", Browser::Opera),
    ("SamsungBrowser/", Browser::Samsung),
    ("CriOS/", Browser::Chrome),
    ("Chrome/", Browser::Chrome),
    ("Chromium/", Browser::Chrome),
    ("Safari/", Browser::Safari),
];

/// The same of systems: Android says that it is Linux.
const SYSTEMS: [(&str, System); 7] = [
    ("Android", System::Android),
    ("iPhone", System::Ios),
    ("iPad", System::Ios),
    ("CrOS", System::ChromeOs),
    ("Windows", System::Windows),
    ("Macintosh", System::Mac),
    ("Linux", System::Linux),
];

/// A device, as far as its browser tells. Anybody can say anything here: it decides nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Device {
    pub browser: Option<Browser>,
    pub system: Option<System>,
}

impl Device {
    /// Reads a `User-Agent`; whatever is not recognised is left open.
    pub fn of_user_agent(text: &str) -> Self {
        Self { browser: first(&BROWSERS, text), system: first(&SYSTEMS, text) }
    }
}

fn first<T: Copy>(marks: &[(&str, T)], text: &str) -> Option<T> {
    marks.iter().find(|(mark, _)| text.contains(mark)).map(|(_, found)| *found)
}

#[cfg(test)]
mod tests {
    use super::{Browser, Device, System};

    #[test]
    fn a_browser_is_recognised_beneath_the_names_it_takes_on() {
        for (text, browser, system) in [
            ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", Browser::Firefox, System::Linux),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0",
                Browser::Edge,
                System::Windows,
            ),
            (
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36",
                Browser::Chrome,
                System::Android,
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
                Browser::Safari,
                System::Ios,
            ),
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15",
                Browser::Safari,
                System::Mac,
            ),
        ] {
            assert_eq!(Device::of_user_agent(text), Device { browser: Some(browser), system: Some(system) }, "{text}");
        }
    }

    #[test]
    fn what_is_not_recognised_is_left_open() {
        assert_eq!(Device::of_user_agent("curl/8.5.0"), Device::default());
        assert_eq!(Device::of_user_agent(""), Device::default());
    }
}
