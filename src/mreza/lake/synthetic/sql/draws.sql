-- A well-mixed whole number below 2^32 for the number i of a stream (i below 2^31).
CREATE MACRO stir(x) AS
    (xor((xor(x, x >> 16) * 2146121005) & 4294967295,
         ((xor(x, x >> 16) * 2146121005) & 4294967295) >> 15) * 2221713035) & 4294967295;
CREATE MACRO draw(i, stream) AS stir(stir((i::UBIGINT * 2654435769 + stream) & 4294967295));
CREATE MACRO pseudonym(i, stream) AS
    'SYN' || to_base(((i::UBIGINT * 2654435761 + stream) & 4294967295)::BIGINT, 36, 7);
