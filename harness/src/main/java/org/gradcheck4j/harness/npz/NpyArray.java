package org.gradcheck4j.harness.npz;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.gradcheck4j.harness.BadInputException;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Precision;

/**
 * One array of a gradient file, of an element type that the part may have. Its header has been read; its data is read on
 * demand.
 *
 * @param part that it is
 * @param header as read
 * @param type of its elements
 */
record NpyArray(Part part, NpyHeader header, ElementType type) {

    /** The bytes read at a time; memory grows with what has been read, never with what is declared. */
    private static final int BLOCK = 1 << 16;

    /** The longest array that every Java virtual machine can hold. */
    private static final int LONGEST = Integer.MAX_VALUE - 8;

    List<Long> shape() {
        return header.shape();
    }

    /** {@return the shape as people write it, such as {@code [3 × 4]}} */
    String shapeText() {
        return shape().stream().map(String::valueOf).collect(Collectors.joining(" × ", "[", "]"));
    }

    boolean hasShape(long... lengths) {
        return Arrays.equals(shape().stream().mapToLong(Long::longValue).toArray(), lengths);
    }

    /** {@return whether it is {@code [n]}, {@code [n × 1]} or {@code [1 × n]}; if n is 1, it may be a scalar} */
    boolean isVectorOf(long n) {
        return (n == 1 && hasShape()) || hasShape(n) || hasShape(n, 1) || hasShape(1, n);
    }

    BadInputException wrongShape(String expected) {
        return part.bad("has the shape " + shapeText() + ", expected " + expected);
    }

    /**
     * {@return the number of elements declared}
     *
     * @param most what is left of the file's limit
     * @param limit the file's limit, for the message
     */
    long elements(long most, long limit) {
        if (shape().contains(0L)) {
            throw part.bad("has the shape " + shapeText() + ", so no element");
        }
        long elements = 1;
        for (long length : shape()) {
            if (length > most / elements) {
                throw part.bad("is " + shapeText() + ", which takes the file past the limit of " + limit
                        + " elements; raise it with --max-elements");
            }
            elements *= length;
        }
        if (elements > LONGEST) {
            throw part.bad("is " + shapeText() + ", expected at most " + LONGEST + " elements in one part");
        }
        return elements;
    }

    /** {@return the elements in the file's order, unchecked} */
    double[] values() {
        long count = shape().stream().reduce(1L, (a, b) -> a * b);
        return part.readWhole(bytes -> {
            bytes.skipNBytes(header.length());
            return elements(bytes, (int) count);
        });
    }

    private double[] elements(InputStream bytes, int count) throws IOException {
        DoubleStream.Builder values = DoubleStream.builder();
        int read = 0;
        while (read < count) {
            int wanted = Math.min(count - read, BLOCK / type.size());
            ByteBuffer block = ByteBuffer.wrap(bytes.readNBytes(wanted * type.size()));
            block.order(type.order());
            int got = block.limit() / type.size();
            for (int k = 0; k < got; k++) {
                values.add(type.next(block));
            }
            read += got;
            if (got < wanted) {
                throw part.bad("ends after " + read + " of the " + count + " elements of its shape " + shapeText());
            }
        }
        if (bytes.read() >= 0) {
            throw part.bad("goes on after the " + count + " elements of its shape " + shapeText());
        }
        return values.build().toArray();
    }

    /** {@return the elements rounded to the precision of the gradients, in the file's order, each finite} */
    double[] inputs(ElementType gradients) {
        double[] values = values();
        require(values, Double::isFinite, "a finite number");
        Precision precision = gradients.precision();
        require(
                values,
                value -> Double.isFinite(precision.round(value)),
                "a number that " + gradients.floatName() + " holds, the gradients' precision");
        return rounded(values, precision);
    }

    /** {@return the elements rounded to the precision of the gradients, in the file's order, each in [0, 1]} */
    double[] labels(ElementType gradients) {
        double[] values = values();
        require(values, value -> value >= 0 && value <= 1, "a label in [0, 1]" + otherClasses(values));
        return rounded(values, gradients.precision());
    }

    /** What to save in place of the usual other numbers of two classes. */
    private static String otherClasses(double[] values) {
        if (Arrays.stream(values).allMatch(value -> Math.abs(value) == 1)) {
            return ": of the classes -1 and 1, save (y + 1) / 2";
        }
        return Arrays.stream(values).allMatch(value -> value == 1 || value == 2)
                ? ": of the classes 1 and 2, save y - 1"
                : "";
    }

    private static double[] rounded(double[] values, Precision precision) {
        Arrays.setAll(values, k -> precision.round(values[k]));
        return values;
    }

    private void require(double[] values, DoublePredicate condition, String expected) {
        for (int k = 0; k < values.length; k++) {
            if (!condition.test(values[k])) {
                throw part.badEntry(index(k), "is " + values[k] + ", expected " + expected);
            }
        }
    }

    /** {@return what to write for another shape, a clause; empty if that would do more than add or drop axes of length 1} */
    String reshape(List<Long> wanted) {
        boolean onlyOnes = longer(shape()).equals(longer(wanted));
        return onlyOnes
                ? ": write %s.reshape(%s)"
                        .formatted(
                                part.name(),
                                wanted.stream().map(String::valueOf).collect(Collectors.joining(", ")))
                : "";
    }

    private static List<Long> longer(List<Long> shape) {
        return shape.stream().filter(length -> length > 1).toList();
    }

    /** {@return the values as a matrix, transposed or not; those of one dimension as a row, never transposed} */
    Matrix matrix(double[] values, boolean transposed) {
        if (shape().size() == 1) {
            return Matrix.row(values);
        }
        int rows = Math.toIntExact(shape().get(0));
        int columns = Math.toIntExact(shape().get(1));
        Matrix matrix = Matrix.generate(
                rows, columns, (i, j) -> values[header.fortranOrder() ? i + j * rows : i * columns + j]);
        return transposed ? matrix.transpose() : matrix;
    }

    /** {@return the index of the element at a flat position, in the file's own axes, from 0} */
    private String index(int at) {
        if (shape().isEmpty()) {
            return "";
        }
        if (shape().size() == 1) {
            return "[" + at + "]";
        }
        int rows = Math.toIntExact(shape().get(0));
        int columns = Math.toIntExact(shape().get(1));
        return header.fortranOrder()
                ? "[" + at % rows + ", " + at / rows + "]"
                : "[" + at / columns + ", " + at % columns + "]";
    }
}
