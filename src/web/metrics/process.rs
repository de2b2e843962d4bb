//! What the system says of this process (Linux, `proc(5)`); elsewhere nothing.

use std::fs;

/// Bytes of memory that are in use, shared ones included.
pub fn resident_bytes() -> Option<i64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let kilobytes: i64 = number_after(&status, "VmRSS:")?;
    Some(kilobytes * 1024)
}

/// Files and connections that are open.
pub fn open_files() -> Option<i64> {
    let all = fs::read_dir("/proc/self/fd").ok()?.count();
    // The folder that is looked into is one of them.
    i64::try_from(all.saturating_sub(1)).ok()
}

/// How many may be open.
pub fn open_files_max() -> Option<i64> {
    number_after(&fs::read_to_string("/proc/self/limits").ok()?, "Max open files")
}

/// The first number on the line that begins so.
fn number_after(text: &str, begins: &str) -> Option<i64> {
    let line = text.lines().find_map(|line| line.strip_prefix(begins))?;
    line.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::number_after;

    #[test]
    fn a_number_is_read_from_its_own_line() {
        let status = "VmPeak:\t  900 kB\nVmRSS:\t  123 kB\n";
        assert_eq!(number_after(status, "VmRSS:"), Some(123));
        assert_eq!(
            number_after("Max open files            1024                 524288     files", "Max open files"),
            Some(1024)
        );
        assert_eq!(
            number_after("Max open files            unlimited            unlimited  files", "Max open files"),
            None
        );
        assert_eq!(number_after(status, "VmSwap:"), None);
    }
}
