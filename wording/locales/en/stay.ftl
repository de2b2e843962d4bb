# Staying in touch by choice, apart from the record.

stay-greeting = Hello,
stay-title = Stay in touch
stay-lead = Would you like to hear from us after you have left? About once a year we ask how you are, and whether you would like to come back.
stay-apart = We keep only the address that you fill in here, apart from your departure, your answers and your talk. Nobody can see whose departure it belongs to. You can stop in every email.
stay-address = Your private email address
stay-address-hint = We email you there to ask whether it is you.
stay-address-malformed = Fill in an email address, like name@example.nl
stay-sure = Yes, you may keep this address and write to me
stay-sure-missing = Tick the box if you would like to stay in touch
stay-button = Stay in touch
stay-mail-sent = We have sent an email to that address. Confirm in it that you would like to stay in touch.
stay-too-many = You have asked for this a few times. You can try again in an hour.

# The page behind the link in every email
stay-own-title = In touch with { $organisation }
stay-own-unconfirmed = You have not confirmed yet that you would like to stay in touch.
stay-own-since = You confirmed on { $day } that you would like to stay in touch.
stay-own-address = Your address: { $address }.
stay-own-until = If you do nothing, it is erased on { $day }.
stay-own-what = { $organisation } may write to this address, about once a year. HR of the whole organisation can read it. Nothing else is kept with it.
stay-keep-sure = Yes, I would like to stay in touch
stay-keep-missing = Tick the box if you would like to stay in touch
stay-keep-button = Stay in touch
stay-kept = Thank you. We will keep your address for two years from now.
stay-end-sure = Yes, erase my address
stay-end-missing = Tick the box to stop
stay-end-button = Stop, and erase my address
stay-ended-title = Your address has been erased
stay-ended = You will hear nothing from us any more. All the best.

# Emails
stay-confirm-subject = Would you like to stay in touch?
stay-confirm = On the pages of { $organisation } this address was filled in by somebody who would like to stay in touch. Was that you? Then confirm it.
stay-confirm-not-you = Was it not you? Then you do not have to do anything.
stay-confirm-button = Confirm or stop
stay-yearly-subject = How are you?
stay-yearly = You used to work at { $organisation }, and wanted to stay in touch. We hope you are well.
stay-yearly-back = Would you like to work with us again? Write or call us: { $contact }
stay-yearly-button = Stay in touch or stop
stay-until-mail = If you do nothing, this address is erased on { $day }.
stay-end-mail = You can stop at any moment, with the link above. Your address is then erased at once.

# For HR
stay-staff-title = Former colleagues who stay in touch
stay-staff-lead = These people chose it themselves, and confirmed it. Write to them about once a year, and always say how to stop: answer, or the link in the program's emails. Whoever stops is off this list at once: look here before you write.
stay-staff-none = Nobody stays in touch yet.
stay-staff-none-first = After sending the answers, everybody who leaves can choose to.
stay-staff-address = Address
stay-staff-since = Confirmed
stay-staff-caption = Addresses, with the day on which they were confirmed last
stay-staff-export = Take along as a table
term-mail-kind-stay-confirm = question whether somebody would like to stay in touch
term-mail-kind-stay-yearly = yearly email to whoever stays in touch
