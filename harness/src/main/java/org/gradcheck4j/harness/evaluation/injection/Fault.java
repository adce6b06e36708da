package org.gradcheck4j.harness.evaluation.injection;

import java.util.Optional;
import org.gradcheck4j.harness.diagnosis.hypothesis.DiagnosisId;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;

/**
 * One fault to inject.
 *
 * @param id the diagnosis that names it
 * @param form which of its forms, in words
 * @param deviation what the backprop does differently
 * @param arithmetic what it computes in, where that is not the declared precision
 */
public record Fault(String id, String form, Deviation deviation, Optional<RoundedArithmetic> arithmetic) {

    public static Fault of(String id, String form, Deviation deviation) {
        return new Fault(id, form, deviation, Optional.empty());
    }

    static Fault inArithmetic(String form, RoundedArithmetic arithmetic) {
        return new Fault("lower-precision", form, Deviation.NONE, Optional.of(arithmetic));
    }

    /** {@return both faults in one backprop; their ids joined in alphabetical order} */
    Fault and(Fault other) {
        DiagnosisId both = new DiagnosisId(id).and(new DiagnosisId(other.id));
        return of(both.text(), form + ", " + other.form, new BothDeviations(deviation, other.deviation));
    }

    /** {@return what an engine with this fault returns} */
    public Gradients inject(Network network, Batch batch, Precision precision) {
        RoundedArithmetic numbers = arithmetic.orElseGet(() -> RoundedArithmetic.of(precision));
        return PlainBackprop.gradients(numbers, network, batch, deviation);
    }
}
