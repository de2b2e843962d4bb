# Waar geen mail aankomt: de code uit de brief.

printed-code-why = We laten je gegevens alleen aan jou zien. Vul daarvoor de code uit je brief in.
printed-code = Code uit je brief
printed-code-hint = Zes cijfers.
printed-code-missing = Vul de code uit je brief in
printed-code-expired = Deze code werkt niet meer. Vraag HR om een nieuwe brief.
printed-code-lost = Heb je de code niet meer? HR helpt je:
