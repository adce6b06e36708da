package org.gradcheck4j.harness.application.cli.option;

import java.util.Arrays;
import org.gradcheck4j.model.Precision;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A precision as users type it. */
public final class PrecisionName implements ITypeConverter<Precision> {

    /** Made by picocli. */
    PrecisionName() {}

    @Override
    public Precision convert(String typed) {
        return Arrays.stream(Precision.values())
                .filter(each -> each.id().equals(typed))
                .findFirst()
                .orElseThrow(
                        () -> new TypeConversionException("'%s', expected double, float or half".formatted(typed)));
    }
}
