# Waar geen mail aankomt: de code uit de brief.

paper-code-why = Je verstuurde antwoorden en het verslag laten we alleen aan jou zien. Vul daarvoor de code uit je brief in.
paper-code = Code uit je brief
paper-code-hint = Zes cijfers.
paper-code-missing = Vul de code uit je brief in
paper-code-expired = Deze code werkt niet meer. Vraag HR om een nieuwe brief.
paper-code-lost = Heb je de code niet meer? HR helpt je:
