-- How a spelling becomes digits. Follows libphonenumber-js: source/parse.js, helpers/isViablePhoneNumber.js,
-- helpers/extension/createExtensionPattern.js; the character classes are its constants.js, written out.

-- Digits of other scripts (full width, Arabic-Indic, Eastern Arabic-Indic) to 0-9.
CREATE OR REPLACE MACRO phone_ascii(spelling) AS
  translate(spelling, '０１２３４５６７８９٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹', '012345678901234567890123456789');

-- Only digits, + in front or not: nothing to clean.
CREATE OR REPLACE MACRO phone_is_clean(spelling) AS
  regexp_full_match(spelling, '\+?[0-9][0-9][0-9]+') AND length(spelling) <= 250;

-- Only digits and the commonest punctuation, + only in front: the punctuation goes, nothing else is to be done.
CREATE OR REPLACE MACRO phone_is_simple(spelling) AS
  regexp_full_match(spelling, '\+?[0-9 ()./-]*[0-9][ ()./-]*[0-9][ ()./-]*[0-9][ ()./-]*')
  AND length(spelling) <= 250;

CREATE OR REPLACE MACRO phone_digits(spelling) AS
  regexp_replace(
    CASE WHEN regexp_matches(spelling, '[\x{FF10}-\x{FF19}\x{0660}-\x{0669}\x{06F0}-\x{06F9}]') THEN phone_ascii(spelling) ELSE spelling END,
    '[^0-9]+', '', 'g');

-- tel:…;phone-context=+44 puts the calling code in front of the number (RFC 3966); a malformed context makes it no number.
CREATE OR REPLACE MACRO phone_with_context(spelling) AS
  CASE WHEN regexp_matches(spelling, '^[^;]*(?:;[^;]*)*?;phone-context=(?:\+[-.()0-9\x{FF10}-\x{FF19}\x{0660}-\x{0669}\x{06F0}-\x{06F9}]*[0-9\x{FF10}-\x{FF19}\x{0660}-\x{0669}\x{06F0}-\x{06F9}][-.()0-9\x{FF10}-\x{FF19}\x{0660}-\x{0669}\x{06F0}-\x{06F9}]*|(?:[0-9\x{FF10}-\x{FF19}\x{0660}-\x{0669}\x{06F0}-\x{06F9}]+(?:-*[0-9\x{FF10}-\x{FF19}\x{0660}-\x{0669}\x{06F0}-\x{06F9}]+)*\.)*[a-zA-Z]+(?:-*[0-9\x{FF10}-\x{FF19}\x{0660}-\x{0669}\x{06F0}-\x{06F9}]+)*\.?)(?:;|$)')
       THEN regexp_extract(spelling, ';phone-context=(\+[^;]*)', 1)
            || regexp_extract(spelling, '^(?:(?s:.*?)tel:)?((?s:.*?));phone-context=', 1)
       ELSE '' END;

-- From the first digit or + to the last digit or #. Each part is looked for only where the ends are not ASCII digits.
CREATE OR REPLACE MACRO phone_from_first(spelling) AS
  CASE WHEN length(spelling) > 250 THEN ''
       WHEN left(spelling, 1) BETWEEN '0' AND '9' OR left(spelling, 1) = '+' THEN spelling
       ELSE regexp_extract(spelling, '[+\x{FF0B}0-9\x{FF10}-\x{FF19}\x{0660}-\x{0669}\x{06F0}-\x{06F9}](?s:.*)') END;

CREATE OR REPLACE MACRO phone_to_last(spelling) AS
  CASE WHEN right(spelling, 1) BETWEEN '0' AND '9' THEN spelling
       ELSE regexp_replace(spelling, '[^#0-9\x{FF10}-\x{FF19}\x{0660}-\x{0669}\x{06F0}-\x{06F9}]+$', '') END;

-- An ISDN sub-address (RFC 3966) is not dialled.
CREATE OR REPLACE MACRO phone_without_subaddress(spelling) AS
  CASE WHEN contains(spelling, ';isub=') THEN regexp_replace(spelling, ';isub=(?s:.*)$', '') ELSE spelling END;

CREATE OR REPLACE MACRO phone_without_extension(candidate) AS
  regexp_replace(candidate, '(?i)(?:'
    || ';ext=[0-9\x{FF10}-\x{FF19}\x{0660}-\x{0669}\x{06F0}-\x{06F9}]{1,20}'
    || '|[ \x{A0}\t,]*(?:e?xt(?:ensi(?:o\x{301}?|\x{F3}))?n?|\x{FF45}?\x{FF58}\x{FF54}\x{FF4E}?|\x{434}\x{43E}\x{431}|anexo)[:.\x{FF0E}]?[ \x{A0}\t,-]*[0-9\x{FF10}-\x{FF19}\x{0660}-\x{0669}\x{06F0}-\x{06F9}]{1,20}#?'
    || '|[ \x{A0}\t,]*(?:[x\x{FF58}#\x{FF03}~\x{FF5E}]|int|\x{FF49}\x{FF4E}\x{FF54})[:.\x{FF0E}]?[ \x{A0}\t,-]*[0-9\x{FF10}-\x{FF19}\x{0660}-\x{0669}\x{06F0}-\x{06F9}]{1,9}#?'
    || '|[- ]+[0-9\x{FF10}-\x{FF19}\x{0660}-\x{0669}\x{06F0}-\x{06F9}]{1,6}#'
    || '|[ \x{A0}\t]*(?:,,|;)[:.\x{FF0E}]?[ \x{A0}\t,-]*[0-9\x{FF10}-\x{FF19}\x{0660}-\x{0669}\x{06F0}-\x{06F9}]{1,15}#?'
    || '|[ \x{A0}\t]*,+[:.\x{FF0E}]?[ \x{A0}\t,-]*[0-9\x{FF10}-\x{FF19}\x{0660}-\x{0669}\x{06F0}-\x{06F9}]{1,9}#?'
    || ')$', '');

-- At least three digits with nothing but punctuation between them, then an extension or not; or just two digits.
CREATE OR REPLACE MACRO phone_is_viable(candidate) AS
  regexp_full_match(candidate, '(?i)[0-9\x{FF10}-\x{FF19}\x{0660}-\x{0669}\x{06F0}-\x{06F9}]{2}|[+\x{FF0B}]?(?:[\x{2010}-\x{2015}\x{2212}\x{30FC}\x{FF0D}/\x{FF0F}.\x{FF0E} \x{A0}\x{AD}\x{200B}\x{2060}\x{3000}()\x{FF08}\x{FF09}\x{FF3B}\x{FF3D}\[\]~\x{2053}\x{223C}\x{FF5E}\-]*[0-9\x{FF10}-\x{FF19}\x{0660}-\x{0669}\x{06F0}-\x{06F9}]){3,}[\x{2010}-\x{2015}\x{2212}\x{30FC}\x{FF0D}/\x{FF0F}.\x{FF0E} \x{A0}\x{AD}\x{200B}\x{2060}\x{3000}()\x{FF08}\x{FF09}\x{FF3B}\x{FF3D}\[\]~\x{2053}\x{223C}\x{FF5E}\-0-9\x{FF10}-\x{FF19}\x{0660}-\x{0669}\x{06F0}-\x{06F9}]*(?:'
    || ';ext=[0-9\x{FF10}-\x{FF19}\x{0660}-\x{0669}\x{06F0}-\x{06F9}]{1,20}'
    || '|[ \x{A0}\t,]*(?:e?xt(?:ensi(?:o\x{301}?|\x{F3}))?n?|\x{FF45}?\x{FF58}\x{FF54}\x{FF4E}?|\x{434}\x{43E}\x{431}|anexo)[:.\x{FF0E}]?[ \x{A0}\t,-]*[0-9\x{FF10}-\x{FF19}\x{0660}-\x{0669}\x{06F0}-\x{06F9}]{1,20}#?'
    || '|[ \x{A0}\t,]*(?:[x\x{FF58}#\x{FF03}~\x{FF5E}]|int|\x{FF49}\x{FF4E}\x{FF54})[:.\x{FF0E}]?[ \x{A0}\t,-]*[0-9\x{FF10}-\x{FF19}\x{0660}-\x{0669}\x{06F0}-\x{06F9}]{1,9}#?'
    || '|[- ]+[0-9\x{FF10}-\x{FF19}\x{0660}-\x{0669}\x{06F0}-\x{06F9}]{1,6}#'
    || '|[ \x{A0}\t]*(?:,,|;)[:.\x{FF0E}]?[ \x{A0}\t,-]*[0-9\x{FF10}-\x{FF19}\x{0660}-\x{0669}\x{06F0}-\x{06F9}]{1,15}#?'
    || '|[ \x{A0}\t]*,+[:.\x{FF0E}]?[ \x{A0}\t,-]*[0-9\x{FF10}-\x{FF19}\x{0660}-\x{0669}\x{06F0}-\x{06F9}]{1,9}#?'
    || ')?');
