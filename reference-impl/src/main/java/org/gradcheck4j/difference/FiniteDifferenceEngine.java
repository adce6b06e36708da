package org.gradcheck4j.difference;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.jspecify.annotations.Nullable;

/**
 * The gradient by its definition: how much the loss changes when a parameter does. It uses the forward pass alone, so it
 * is a check of the formula that uses no backprop.
 *
 * <p>Every parameter takes four forward passes in double-double, whatever the precision of the input: two central
 * differences of each sample's loss, extrapolated after Richardson, averaged over the batch, and rounded to double at the
 * end. {@link DifferenceError} derives the step and bounds the error.
 *
 * <p>It is judged by the bound of an engine that computes in double, which is at least 3u · 1/m Σ |∂ℓ_k| (a product, and
 * two roundings of 1/m), with ∂ℓ_k the derivative of one sample's loss and u = 2⁻⁵³. The last rounding takes at most u of
 * it. So a gradient is refused unless the difference's own bound is at most u/2 · 1/m Σ |∂ℓ_k|, in every entry: what is
 * not refused is below two thirds of the bound it is judged by.
 */
public final class FiniteDifferenceEngine implements GradientEngine {

    /** The name that users type. */
    public static final String NAME = "finite-differences";

    /** Forward passes for one parameter. */
    private static final int PASSES = 4;

    /**
     * The most double-double products that all forward passes together may take. 5e7, for 641 parameters and 32 samples,
     * were measured to take 0.7 s, so this is about three seconds' work.
     */
    private static final double MOST_PRODUCTS = 2e8;

    private final AtomicReference<@Nullable Differences> last = new AtomicReference<>();

    /** Creates the engine; {@link java.util.ServiceLoader} does so too. */
    public FiniteDifferenceEngine() {}

    @Override
    public String name() {
        return NAME;
    }

    /** Double alone: it computes in double-double, and rounds to double at the end. */
    @Override
    public Set<Precision> precisions() {
        return EnumSet.of(Precision.DOUBLE);
    }

    @Override
    public Optional<String> unsupported(Network network, Batch batch, Precision precision) {
        double parameters = network.parameters();
        double products = PASSES * parameters * parameters * batch.size();
        if (products > MOST_PRODUCTS) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "%d forward passes for each of %.0f parameters over %d samples take %.1g products, above %.0g",
                    PASSES,
                    parameters,
                    batch.size(),
                    products,
                    MOST_PRODUCTS));
        }
        try {
            return differences(network, batch).tooFarOff();
        } catch (ArithmeticException overflow) {
            return Optional.ofNullable(overflow.getMessage());
        }
    }

    @Override
    public Gradients gradients(Network network, Batch batch, Precision precision) {
        return differences(network, batch).gradients();
    }

    /** Computed once for each network and batch: whoever asks whether it is supported asks for the gradient next. */
    private Differences differences(Network network, Batch batch) {
        Differences known = last.get();
        if (known != null && known.network().equals(network) && known.batch().equals(batch)) {
            return known;
        }
        Differences computed = Differences.of(network, batch);
        last.set(computed);
        return computed;
    }

    /** {@return that of an engine in double whose σ is of unknown accuracy, by whose bound it is judged} */
    @Override
    public Arithmetic arithmetic(Precision precision) {
        return Arithmetic.of(Precision.DOUBLE);
    }
}
