//! Figures that cannot betray anyone: an attacker with a linear program against what is published.

mod attacker;
mod examples;
mod optimum;
mod people;
mod series;
mod single;
mod size;

/// How many random cases: few each day, more with `cargo xtask test --deep`.
fn cases(usually: u64, deep: u64) -> u64 {
    if std::env::var("UITZWAAI_TEST_DEEP").is_ok_and(|value| value == "1") { deep } else { usually }
}
