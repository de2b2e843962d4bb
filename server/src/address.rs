//! The two forms of a mail address whose domain goes beyond ASCII: as people write it, and as it goes over the wire; and
//! what is written in a server's address with escapes.

use domain::person::EmailAddress;
use percent_encoding::percent_decode_str;
use url::{Host, quirks};

/// With the domain in the form that every mail server and calendar takes (`xn--`, RFC 5890, 2.3.2.1); as people write
/// it, only those with SMTPUTF8 do (RFC 6531). `None` where the domain has no such form: no name server knows it.
pub fn on_the_wire(address: &EmailAddress) -> Option<String> {
    let (local, domain) = address.as_str().rsplit_once('@')?;
    if domain.is_ascii() {
        return Some(address.to_string());
    }
    match Host::parse(domain) {
        Ok(Host::Domain(domain)) if domain.is_ascii() => Some(format!("{local}@{domain}")),
        Ok(_) | Err(_) => None,
    }
}

/// The address in every form in which it may be written or come back, as it is first.
pub fn forms(address: &EmailAddress) -> Vec<String> {
    let mut forms = vec![address.to_string()];
    let as_written = address.as_str().rsplit_once('@').map(|(local, domain)| {
        let domain = quirks::domain_to_unicode(domain);
        format!("{local}@{domain}")
    });
    forms.extend(on_the_wire(address));
    forms.extend(as_written.filter(|form| !form.ends_with('@')));
    forms.dedup();
    forms
}

/// Text of a server's address without its escapes (RFC 3986, 2.1). What only looks like one stays.
pub(crate) fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use domain::person::EmailAddress;

    use super::{forms, on_the_wire};

    fn address(text: &str) -> EmailAddress {
        EmailAddress::parse(text).expect("an address")
    }

    #[test]
    fn a_domain_with_accents_goes_out_in_ascii() {
        for (written, wire) in [
            ("anna@caf\u{e9}-de-linde.nl", "anna@xn--caf-de-linde-deb.nl"),
            ("anna@b\u{fc}cher.example", "anna@xn--bcher-kva.example"),
            ("anna@BU\u{308}CHER.example", "anna@xn--bcher-kva.example"),
            ("anna@xn--bcher-kva.example", "anna@xn--bcher-kva.example"),
            ("a.b+c@school.nl", "a.b+c@school.nl"),
        ] {
            assert_eq!(on_the_wire(&address(written)).as_deref(), Some(wire), "{written}");
        }
    }

    #[test]
    fn either_form_leads_to_the_other() {
        let both = ["anna@b\u{fc}cher.example", "anna@xn--bcher-kva.example"];
        for one in both {
            let forms = forms(&address(one));
            assert_eq!(forms[0], one);
            assert!(both.iter().all(|form| forms.iter().any(|found| found == form)), "{forms:?}");
        }
        assert_eq!(forms(&address("anna@school.nl")), ["anna@school.nl"]);
    }
}
