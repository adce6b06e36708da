package org.gradcheck4j.reference;

import java.util.List;
import java.util.stream.IntStream;
import org.gradcheck4j.model.Arithmetic;

/**
 * The gradients that engines would return whose backward pass departs from the formula, in double-double, with the bound
 * of the same recurrence: what a diagnosis sets against an engine's numbers. The forward pass is shared by all.
 */
public final class VariedOracle {

    private final ExactPass pass;
    private final Rounding rounding;
    private final ForwardErrors forward;
    private final List<ExactMatrix> slopes;

    private VariedOracle(ExactPass pass, Rounding rounding, ForwardErrors forward, List<ExactMatrix> slopes) {
        this.pass = pass;
        this.rounding = rounding;
        this.forward = forward;
        this.slopes = slopes;
    }

    /**
     * Prepares predictions.
     *
     * @param pass the formula's
     * @param arithmetic the engine's
     * @return where predictions come from
     */
    public static VariedOracle of(ExactPass pass, Arithmetic arithmetic) {
        Rounding rounding = Rounding.of(arithmetic);
        ForwardErrors plain = ForwardErrors.of(pass, rounding);
        OutputSensitivity sensitivity = OutputSensitivity.of(pass.network(), plain.Z());
        ForwardErrors forward = plain.withErrorOfOutput(sensitivity.errorOfOutput(plain, rounding), rounding);
        List<ExactMatrix> slopes = IntStream.range(0, pass.network().depth() - 1)
                .mapToObj(i -> pass.Z().get(i).each(z -> DoubleDoubleSigmoid.slope(DoubleDoubleSigmoid.tail(z))))
                .toList();
        return new VariedOracle(pass, rounding, forward, slopes);
    }

    /**
     * {@return what an engine with that variation would return}; the weight gradients are computed when first asked for
     *
     * @param variation any
     */
    public VariedPass of(Variation variation) {
        return new VariedPass(new VariedNumbers(pass, slopes, variation), forward, rounding);
    }

    /** {@return the formula's numbers} */
    public ExactPass pass() {
        return pass;
    }
}
