package org.gradcheck4j.harness.npz;

import java.text.ParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The text of a {@code .npy} header: a Python literal such as
 * {@code {'descr': '<f8', 'fortran_order': False, 'shape': (3, 4), }}. Its three keys may be in any order.
 */
final class HeaderLiteral {

    /** NumPy's own limit, NPY_MAXDIMS. */
    private static final int MAX_DIMENSIONS = 64;

    /** Every number of so many digits is a long. */
    private static final int MAX_DIGITS = 18;

    /** Stands for the end of the text. */
    private static final char END = '\0';

    private record Shape(List<Long> lengths) {}

    private final String text;
    private int at;

    HeaderLiteral(String text) {
        this.text = text;
    }

    /** {@return the header; {@code length} is that of the whole header in bytes} */
    NpyHeader parse(int length) throws ParseException {
        Map<String, Object> values = new HashMap<>();
        expect('{');
        while (peek() != '}') {
            String key = string();
            expect(':');
            Object value =
                    switch (key) {
                        case "descr" -> peek() == '[' ? list() : string();
                        case "fortran_order" -> bool();
                        case "shape" -> tuple();
                        default -> throw expected("descr, fortran_order or shape");
                    };
            if (values.put(key, value) != null) {
                throw expected("each key once");
            }
            if (peek() != '}') {
                expect(',');
            }
        }
        expect('}');
        if (peek() != END) {
            throw expected("nothing more");
        }
        if (values.get("descr") instanceof String type
                && values.get("fortran_order") instanceof Boolean fortran
                && values.get("shape") instanceof Shape shape) {
            return new NpyHeader(type, fortran, shape.lengths(), length);
        }
        throw expected("descr, fortran_order and shape");
    }

    private char peek() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\n')) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : END;
    }

    private void expect(char c) throws ParseException {
        if (peek() != c) {
            throw expected("'" + c + "'");
        }
        at++;
    }

    private String string() throws ParseException {
        char quote = peek();
        int end = text.indexOf(quote, at + 1);
        if ((quote != '\'' && quote != '"') || end < 0) {
            throw expected("a string");
        }
        String string = text.substring(at + 1, end);
        at = end + 1;
        return string;
    }

    private boolean bool() throws ParseException {
        peek();
        for (boolean value : new boolean[] {false, true}) {
            String word = value ? "True" : "False";
            if (text.startsWith(word, at)) {
                at += word.length();
                return value;
            }
        }
        throw expected("True or False");
    }

    private Shape tuple() throws ParseException {
        List<Long> lengths = new ArrayList<>();
        expect('(');
        while (peek() != ')') {
            lengths.add(number());
            // (3) is a number in Python, (3,) a tuple.
            if (peek() != ')' || lengths.size() == 1) {
                expect(',');
            }
            if (lengths.size() > MAX_DIMENSIONS) {
                throw expected("at most " + MAX_DIMENSIONS + " dimensions");
            }
        }
        expect(')');
        return new Shape(List.copyOf(lengths));
    }

    private long number() throws ParseException {
        peek();
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == start || at - start > MAX_DIGITS) {
            at = start;
            throw expected("a length");
        }
        return Long.parseLong(text.substring(start, at));
    }

    /** A record type's list of fields, as written: only a message shows it. */
    private String list() throws ParseException {
        int start = at;
        int depth = 0;
        do {
            char c = peek();
            if (c == END) {
                throw expected("']'");
            }
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            at++;
        } while (depth > 0);
        return text.substring(start, at);
    }

    private ParseException expected(String what) {
        return new ParseException("expected " + what + " at character " + at, at);
    }
}
