package org.gradcheck4j.harness.npz;

import java.text.ParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a {@code .npy} header: a Python literal such as
 * {@code {'descr': '<f8', 'fortran_order': False, 'shape': (3, 4), }}. Its three keys may be in any order.
 */
final class HeaderLiteral {

    /** NumPy's own limit, NPY_MAXDIMS. */
    private static final int MAX_DIMENSIONS = 64;

    private static final Pattern STRING = Pattern.compile("'[^']*'|\"[^\"]*\"");

    private static final Pattern BOOL = Pattern.compile("True|False");

    /** At most 18 digits: every such number is a long. As in Python, none begins with 0 but 0 itself. */
    private static final Pattern LENGTH = Pattern.compile("(0|[1-9][0-9]{0,17})(?![0-9])");

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
                        case "fortran_order" -> take(BOOL, "True or False").equals("True");
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
        peek();
        if (at < text.length()) { // a NUL is something, too
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

    private String take(Pattern pattern, String what) throws ParseException {
        peek();
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            throw expected(what);
        }
        at = matcher.end();
        return matcher.group();
    }

    private String string() throws ParseException {
        String quoted = take(STRING, "a string");
        return quoted.substring(1, quoted.length() - 1);
    }

    private Shape tuple() throws ParseException {
        List<Long> lengths = new ArrayList<>();
        expect('(');
        while (peek() != ')') {
            lengths.add(Long.valueOf(take(LENGTH, "a length")));
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
