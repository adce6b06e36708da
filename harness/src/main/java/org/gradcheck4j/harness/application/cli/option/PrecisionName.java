package org.gradcheck4j.harness.application.cli.option;

import java.util.Arrays;
import java.util.Iterator;
import org.gradcheck4j.model.Precision;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A precision as users type it: {@code double}, or {@code float64} as in NumPy. Iterated, the names are for completion. */
public final class PrecisionName implements ITypeConverter<Precision>, Iterable<String> {

    /** Made by picocli. */
    PrecisionName() {}

    /** As NumPy calls it. */
    private static String numPyName(Precision precision) {
        return switch (precision) {
            case DOUBLE -> "float64";
            case FLOAT -> "float32";
            case HALF -> "float16";
        };
    }

    @Override
    public Iterator<String> iterator() {
        return Arrays.stream(Precision.values()).map(Precision::id).iterator();
    }

    @Override
    public Precision convert(String typed) {
        return Arrays.stream(Precision.values())
                .filter(each -> each.id().equals(typed) || numPyName(each).equals(typed))
                .findFirst()
                .orElseThrow(
                        () -> new TypeConversionException("'%s', expected double, float or half".formatted(typed)));
    }
}
