package org.gradcheck4j.harness.evaluation.injection;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradcheck4j.harness.evaluation.backprop.FaultyStep;
import org.gradcheck4j.harness.evaluation.backprop.PlainBackprop;
import org.gradcheck4j.harness.evaluation.backprop.RoundedArithmetic;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;

/**
 * One form of a fault, to inject into one network.
 *
 * @param id the diagnosis that names it
 * @param form which of its forms, in words
 * @param faultySteps what the backprop does differently
 * @param arithmetic what it computes in, if that is not the declared precision
 */
public record InjectedFault(
        String id, String form, List<FaultyStep> faultySteps, Optional<RoundedArithmetic> arithmetic) {

    private static final int FEWEST_ERRORS = 8;

    /** A form with one faulty step, in the declared precision. */
    public InjectedFault(String id, String form, FaultyStep step) {
        this(id, form, List.of(step), Optional.empty());
    }

    /** {@return both faults in one backprop; their ids joined in alphabetical order} */
    InjectedFault and(InjectedFault other) {
        return new InjectedFault(
                Stream.of(id, other.id).sorted().collect(Collectors.joining(Faults.AND)),
                form + ", " + other.form,
                Stream.of(faultySteps, other.faultySteps).flatMap(List::stream).toList(),
                Optional.empty());
    }

    /** {@return whether it multiplies every gradient by one number} */
    boolean isFactor() {
        return arithmetic.isEmpty() && faultySteps.stream().allMatch(MeanFault.class::isInstance);
    }

    /** {@return how many forms of this fault a diagnosis chooses from} */
    public double forms(int m) {
        return faultySteps.stream().mapToDouble(step -> step.forms(m)).reduce(1, (one, other) -> one * other);
    }

    /**
     * {@return how many numbers a diagnosis has to fit, at most, before it can describe this fault} Another arithmetic has
     * none, but its errors are repeated by chance too easily if they are few.
     */
    public int fittedNumbers() {
        return arithmetic.isPresent()
                ? FEWEST_ERRORS
                : faultySteps.stream().mapToInt(FaultyStep::fittedNumbers).sum();
    }

    /** {@return the same mistake as far as it makes dZ[L] of a sample from its a and y} */
    public List<FaultyStep> ofEachOutput() {
        return faultySteps.stream().<FaultyStep>map(OfEachOutput::new).toList();
    }

    /** {@return the same mistake as far as it is made in dZ[L], or in the sums over the batch} */
    public List<FaultyStep> inOutputGradient() {
        return faultySteps.stream().<FaultyStep>map(OutputGradientOnly::new).toList();
    }

    /** {@return what an engine with this fault returns} */
    public Gradients inject(Network network, Batch batch, Precision precision) {
        RoundedArithmetic numbers = arithmetic.orElseGet(() -> RoundedArithmetic.of(precision));
        return PlainBackprop.gradients(numbers, network, batch, faultySteps);
    }
}
