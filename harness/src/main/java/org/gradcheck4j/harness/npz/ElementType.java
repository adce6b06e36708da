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
        int fractionBits = 10;
        int bias = 15;
        int exponent = (bits >> fractionBits) & (2 * bias + 1);
        int fraction = bits & ((1 << fractionBits) - 1);
        double magnitude;
        if (exponent == 2 * bias + 1) {
            magnitude = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
        } else {
            // A subnormal number has the smallest exponent, and no leading 1.
            int leading = exponent == 0 ? 0 : 1 << fractionBits;
            magnitude = Math.scalb((double) (leading + fraction), Math.max(exponent, 1) - bias - fractionBits);
        }
        return bits < 0 ? -magnitude : magnitude;
    }
}
