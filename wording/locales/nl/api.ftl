# Personeelssystemen: sleutels, wat ze mogen, en adressen die bericht krijgen.
api-link = Personeelssysteem
api-title = Koppeling met een personeelssysteem
api-lead = Een personeelssysteem kan hier vertrekken aanmelden, wijzigen en annuleren, en lezen of ze nog lopen. Het logt in met een token.
api-reads = Wat medewerkers antwoorden, of ze een gesprek willen, hun verslagen, wensen en privéadressen leest geen enkel token. Namen en mailadressen wijzig je alleen in het dossier.
api-tokens = Tokens
api-none = Er is nog geen token.
api-none-first = Maak er een voor elk systeem dat hier iets komt doen.
api-expired = Verlopen
api-until = Geldt tot en met { $day }.
api-used = Laatst gebruikt op { $day }.
api-used-never = Nog niet gebruikt.
api-made-by = Gemaakt door { $name }, { $moment }
api-waits = Aanmelden, wijzigen en annuleren kan nog niet: een tweede persoon moet dit token bevestigen.
api-maker-gone = Wie dit token maakte, is geen beheerder meer. Trek het in als niemand er meer voor zorgt.
api-revoke = Trek in
api-revoked = Ingetrokken. Met dit token komt er vanaf nu niets meer binnen.
api-name = Naam
api-name-hint = Van het systeem dat ermee inlogt. Deze naam komt in het logboek te staan.
api-scopes = Wat mag het systeem?
api-scopes-hint = Aanmelden, wijzigen en annuleren kan het pas als een tweede persoon dat bevestigt: annuleren wist wat iemand antwoordde.
api-scope-departures-write = Vertrekken aanmelden, wijzigen en annuleren
api-scope-departures-read = Lezen of een vertrek nog loopt
api-scope-units-read = Scholen en teams lezen
api-scope-accounts-read = Lezen wie hier werkt, met mailadres en rollen
api-expires = Laatste dag
api-expires-hint = Uiterlijk over een jaar. Maak op tijd een nieuw token.
api-make = Maak een token
api-shown = Kopieer dit nu
api-token-shown = Dit token zie je alleen nu. Bewaar het waar alleen dat systeem erbij kan.
api-secret-shown = Hiermee controleert de ontvanger of een bericht van hier komt. Je ziet het alleen nu.
api-fault-name-missing = Geef het token een naam.
api-fault-name-too-long = Houd de naam korter: hooguit { $max } tekens.
api-fault-scope-missing = Kies wat het systeem mag.
api-fault-day-outside = Kies een dag vanaf vandaag, uiterlijk over een jaar.
api-webhooks = Berichten over de voortgang
api-webhooks-lead = Zo’n adres krijgt bericht als een vertrek is aangemeld, stilligt of voorbij is. Er staat in om welk vertrek het gaat en of het loopt, en verder niets.
api-webhook-address = Adres
api-webhook-address-hint = Begint met https:// en is vanaf internet te bereiken.
api-webhook-waiting =
    { $count ->
        [0] Er wacht niets.
        [one] Er wacht één bericht.
       *[other] Er wachten { $count } berichten.
    }
api-webhook-fault = Het laatste bericht kwam niet aan: { $fault }
api-webhook-parked =
    { $count ->
        [one] Eén bericht kwam drie dagen lang niet aan en wordt niet meer geprobeerd.
       *[other] { $count } berichten kwamen drie dagen lang niet aan en worden niet meer geprobeerd.
    }
api-webhook-again = Probeer opnieuw
api-webhook-told-again = Het wordt opnieuw geprobeerd, drie dagen lang.
api-webhook-ended = Dit adres krijgt geen berichten meer.
api-fault-address-missing = Vul een adres in.
api-fault-address-malformed = Vul een adres in dat begint met https://, zonder naam of wachtwoord erin.
api-fault-address-too-many = Er zijn al te veel adressen. Haal er eerst een weg.

term-event-api-token-made = Token voor een personeelssysteem gemaakt
term-event-api-token-made-alone = Token dat mag wijzigen gemaakt zonder tweede persoon: er was niemand anders die kon bevestigen
term-event-api-token-confirmed = Token voor een personeelssysteem bevestigd: het mag wijzigen
term-event-api-token-turned-down = Token voor een personeelssysteem niet bevestigd, en ingetrokken
term-event-api-token-maker-gone = Wie een token maakte, is geen beheerder meer; de andere beheerders hebben bericht
term-event-api-token-revoked = Token voor een personeelssysteem ingetrokken
term-event-webhook-added = Adres toegevoegd dat bericht krijgt over vertrekken
term-event-webhook-ended = Adres krijgt geen bericht meer over vertrekken
term-way-in-api = een token van een personeelssysteem
log-by-api = een personeelssysteem
log-by-api-of = API: { $name }
