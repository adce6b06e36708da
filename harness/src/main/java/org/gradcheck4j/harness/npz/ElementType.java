package org.gradcheck4j.harness.npz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gradcheck4j.model.Precision;

/**
 * The element type of an array, from NumPy's type string such as {@code <f4}.
 *
 * @param kind what the bits mean
 * @param size bytes in an element
 * @param order of the bytes
 */
record ElementType(Kind kind, int size, ByteOrder order) {

    enum Kind {
        FLOAT,
        INTEGER,
        UNSIGNED,
        BOOLEAN,
        UNICODE,
        BYTES
    }

    /**
     * What a gradient file may hold. NumPy writes '|' if the order of bytes has no meaning, and only then. Of a text, eight
     * digits: four bytes a character still fit an int.
     */
    private static final Pattern TYPE_STRING = Pattern.compile("[<>]([fiu][248]|U\\d{1,8})|\\|([iub]1|S\\d{1,8})");

    private static final int HALF_FRACTION_BITS = 10;
    private static final int HALF_BIAS = 15;

    /** The exponent field of infinities and NaNs. */
    private static final int HALF_SPECIAL = 2 * HALF_BIAS + 1;

    /** The leading 1 of a normal number, which is not stored. */
    private static final int HALF_LEADING = 1 << HALF_FRACTION_BITS;

    /** {@return the type, if a gradient file may hold it (not objects, complex numbers, records, dates, …)} */
    static Optional<ElementType> parse(String typeString) {
        if (!TYPE_STRING.matcher(typeString).matches()) {
            return Optional.empty();
        }
        Kind kind =
                switch (typeString.charAt(1)) {
                    case 'f' -> Kind.FLOAT;
                    case 'i' -> Kind.INTEGER;
                    case 'u' -> Kind.UNSIGNED;
                    case 'b' -> Kind.BOOLEAN;
                    case 'U' -> Kind.UNICODE;
                    default -> Kind.BYTES;
                };
        int number = Integer.parseInt(typeString.substring(2));
        int size = kind == Kind.UNICODE ? Integer.BYTES * number : number;
        return Optional.of(new ElementType(
                kind, size, typeString.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN));
    }

    /** {@return NumPy's type string of a precision, little-endian, such as {@code <f4}} */
    static String typeString(Precision precision) {
        return switch (precision) {
            case DOUBLE -> "<f8";
            case FLOAT -> "<f4";
            case HALF -> "<f2";
        };
    }

    /** {@return the type of a precision, little-endian} */
    static ElementType of(Precision precision) {
        return parse(typeString(precision)).orElseThrow();
    }

    boolean isFloat() {
        return kind == Kind.FLOAT;
    }

    boolean isText() {
        return kind == Kind.UNICODE || kind == Kind.BYTES;
    }

    /** {@return the precision of a floating-point type} */
    Precision precision() {
        return switch (size) {
            case Short.BYTES -> Precision.HALF;
            case Float.BYTES -> Precision.FLOAT;
            default -> Precision.DOUBLE;
        };
    }

    /** {@return NumPy's name of a floating-point type, such as float32} */
    String floatName() {
        return "float" + Byte.SIZE * size;
    }

    /** {@return the number at the buffer's position, exactly; of 64-bit integers the nearest double} */
    double next(ByteBuffer buffer) {
        return switch (kind) {
            case FLOAT -> nextFloat(buffer);
            case INTEGER -> nextInteger(buffer);
            case UNSIGNED, BOOLEAN -> {
                long bits = nextInteger(buffer);
                // If the top bit is set, the value is 2⁶⁴ more than the long (or 2³², 2¹⁶, 2⁸).
                yield bits >= 0 ? bits : bits + Math.scalb(1.0, Byte.SIZE * size);
            }
            case UNICODE, BYTES -> throw new IllegalStateException("a text is no number");
        };
    }

    /** Writes a number of a floating-point type at the buffer's position, rounded to nearest if the type does not hold it. */
    void putFloat(ByteBuffer buffer, double value) {
        switch (precision()) {
            case DOUBLE -> buffer.putDouble(value);
            case FLOAT -> buffer.putFloat((float) value);
            case HALF -> buffer.putShort(toHalf(value));
        }
    }

    private double nextFloat(ByteBuffer buffer) {
        return switch (size) {
            case Short.BYTES -> fromHalf(buffer.getShort());
            case Float.BYTES -> buffer.getFloat();
            default -> buffer.getDouble();
        };
    }

    private long nextInteger(ByteBuffer buffer) {
        return switch (size) {
            case Byte.BYTES -> buffer.get();
            case Short.BYTES -> buffer.getShort();
            case Integer.BYTES -> buffer.getInt();
            default -> buffer.getLong();
        };
    }

    /** IEEE 754 binary16: 1 sign bit, 5 exponent bits of bias 15, 10 fraction bits. */
    private static double fromHalf(short bits) {
        int exponent = (bits >> HALF_FRACTION_BITS) & HALF_SPECIAL;
        int fraction = bits & (HALF_LEADING - 1);
        double magnitude;
        if (exponent == HALF_SPECIAL) {
            magnitude = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
        } else {
            // A subnormal number has the smallest exponent, and no leading 1.
            int leading = exponent == 0 ? 0 : HALF_LEADING;
            magnitude =
                    Math.scalb((double) (leading + fraction), Math.max(exponent, 1) - HALF_BIAS - HALF_FRACTION_BITS);
        }
        return bits < 0 ? -magnitude : magnitude;
    }

    private static short toHalf(double value) {
        double magnitude = Math.abs(Precision.HALF.round(value));
        int bits;
        if (Double.isNaN(value)) {
            bits = (HALF_SPECIAL << HALF_FRACTION_BITS) | (HALF_LEADING >> 1);
        } else if (Double.isInfinite(magnitude)) {
            bits = HALF_SPECIAL << HALF_FRACTION_BITS;
        } else {
            int exponent = Math.max(Math.getExponent(magnitude), 1 - HALF_BIAS);
            int significand = (int) Math.scalb(magnitude, HALF_FRACTION_BITS - exponent);
            // The leading 1 of a normal number adds 1 to the exponent's field; a subnormal one has none, and the field
            // is 0.
            bits = ((exponent + HALF_BIAS - 1) << HALF_FRACTION_BITS) + significand;
        }
        boolean isNegative = value < 0 || (value == 0 && 1 / value < 0);
        return (short) (isNegative ? bits | Short.MIN_VALUE : bits);
    }
}
