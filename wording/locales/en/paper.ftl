# Where no mail arrives: the code from the letter.

paper-code-why = We show the answers you sent and the report to you alone. For that, fill in the code from your letter.
paper-code = Code from your letter
paper-code-hint = Six digits.
paper-code-missing = Fill in the code from your letter
paper-code-expired = This code no longer works. Please ask HR for a new letter.
paper-code-lost = No code any more? HR will help you:
