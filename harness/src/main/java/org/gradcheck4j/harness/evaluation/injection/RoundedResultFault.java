package org.gradcheck4j.harness.evaluation.injection;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.harness.evaluation.backprop.DoubleDoubleMatrix;
import org.gradcheck4j.harness.evaluation.backprop.FaultyStep;
import org.gradcheck4j.harness.evaluation.backprop.NumberArithmetic;
import org.gradcheck4j.model.BinaryFormat;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName;

/**
 * Every gradient is rounded once more before it is returned.
 *
 * @param rounding to fewer bits or digits
 */
record RoundedResultFault(DoubleUnaryOperator rounding) implements FaultyStep {

    static final Fault REPRESENTABLE_LOWER = new Fault(
            "representable-lower",
            (context, random) -> formats(context.precision()).stream()
                    .map(format -> new InjectedFault(
                            "representable-lower", format.name(), new RoundedResultFault(format::round)))
                    .toList(),
            (context, parameters) -> formats(context.precision()).stream()
                    .filter(format -> format.significandBits() == parameters.getOrDefault("bits", 0.0))
                    .map(format -> new RoundedResultFault(format::round)));

    static final Fault ROUNDED_DECIMALS =
            new Fault("rounded-decimals", RoundedResultFault::drawDecimals, RoundedResultFault::fromParameters);

    private static final int FEWEST_DIGITS = 2;
    private static final int MOST_IN_DOUBLE = 10;

    /** Of seven, three and a half digits. */
    private static final int MOST_IN_FLOAT = 5;

    private static List<BinaryFormat> formats(Precision precision) {
        return switch (precision) {
            case DOUBLE -> List.of(BinaryFormat.FLOAT32, BinaryFormat.FLOAT16, BinaryFormat.BFLOAT16);
            case FLOAT -> List.of(BinaryFormat.FLOAT16, BinaryFormat.BFLOAT16);
            case HALF -> List.of(BinaryFormat.BFLOAT16);
        };
    }

    private static List<InjectedFault> drawDecimals(FaultContext context, RandomParameters random) {
        List<InjectedFault> forms = new ArrayList<>();
        if (context.precision() != Precision.HALF) {
            int most = context.precision() == Precision.DOUBLE ? MOST_IN_DOUBLE : MOST_IN_FLOAT;
            int digits = (int) Math.round(random.logUniform(FEWEST_DIGITS, most));
            forms.add(ROUNDED_DECIMALS.form(digits + " decimals", decimals(digits)));
            forms.add(ROUNDED_DECIMALS.form(digits + " significant digits", significant(digits)));
        }
        return forms;
    }

    private static Stream<FaultyStep> fromParameters(FaultContext context, Map<String, Double> parameters) {
        Double decimals = parameters.get("decimals");
        Double digits = parameters.get("digits");
        return decimals != null
                ? Stream.of(decimals(decimals.intValue()))
                : digits != null ? Stream.of(significant(digits.intValue())) : Stream.empty();
    }

    private static FaultyStep decimals(int digits) {
        return new RoundedResultFault(value ->
                new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN).doubleValue());
    }

    private static FaultyStep significant(int digits) {
        return new RoundedResultFault(
                value -> new BigDecimal(value).round(new MathContext(digits)).doubleValue());
    }

    @Override
    public DoubleDoubleMatrix returned(
            NumberArithmetic numbers, TensorName gradient, DoubleDoubleMatrix parameter, DoubleDoubleMatrix usual) {
        return usual.map(value -> rounded(numbers, value.doubleValue()));
    }

    private DD rounded(NumberArithmetic numbers, double value) {
        return Double.isFinite(value) ? numbers.of(rounding.applyAsDouble(value)) : DD.of(value);
    }
}
