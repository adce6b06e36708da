package org.gradcheck4j.harness.application.cli.option;

import java.util.Arrays;
import java.util.Optional;
import org.gradcheck4j.harness.comparison.Tolerance;
import org.gradcheck4j.harness.judgement.TolerancePolicy;
import org.gradcheck4j.harness.text.WrittenNumber;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A tolerance as users type it: {@code derived}, {@code allclose:RTOL,ATOL} or {@code ulp:N}. */
public final class ToleranceName implements ITypeConverter<TolerancePolicy> {

    private static final String ALL_CLOSE = "allclose:";
    private static final String ULP = "ulp:";

    /** Made by picocli. */
    ToleranceName() {}

    @Override
    public TolerancePolicy convert(String typed) {
        if (typed.equals("derived")) {
            return TolerancePolicy.DERIVED;
        }
        if (typed.startsWith(ALL_CLOSE)) {
            double[] parts = numbers(typed, ALL_CLOSE, 2);
            return precision -> Optional.of(Tolerance.allClose(parts[0], parts[1]));
        }
        if (typed.startsWith(ULP)) {
            double[] parts = numbers(typed, ULP, 1);
            return precision -> Optional.of(Tolerance.ulps(parts[0], precision));
        }
        throw bad(typed);
    }

    private static double[] numbers(String typed, String prefix, int count) {
        double[] numbers = Arrays.stream(typed.substring(prefix.length()).split(",", -1))
                .mapToDouble(each -> WrittenNumber.decimal(each).orElse(Double.NaN))
                .toArray();
        // An infinite tolerance would accept anything.
        if (numbers.length == count && Arrays.stream(numbers).allMatch(each -> each >= 0 && Double.isFinite(each))) {
            return numbers;
        }
        throw bad(typed);
    }

    private static TypeConversionException bad(String typed) {
        return new TypeConversionException(
                "'%s', expected derived, allclose:RTOL,ATOL or ulp:N with finite numbers".formatted(typed)
                        + " of at least 0, such as allclose:1e-7,1e-9");
    }
}
