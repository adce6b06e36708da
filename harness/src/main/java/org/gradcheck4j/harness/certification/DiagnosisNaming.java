package org.gradcheck4j.harness.certification;

import java.util.Optional;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.harness.diagnosis.Diagnosis;
import org.gradcheck4j.harness.diagnosis.Diagnostician;
import org.gradcheck4j.harness.suite.Truth;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Gradients;

/** The harness's own diagnosis, given the gradients alone. */
final class DiagnosisNaming implements Naming {

    @Override
    public Name name(Truth truth, Arithmetic arithmetic, Gradients gradients, Verdict verdict) {
        Diagnosis diagnosis = Diagnostician.diagnose(
                truth.pass(), arithmetic, truth.tolerance(arithmetic), Optional.empty(), gradients, verdict);
        return new Name(
                diagnosis.id(),
                diagnosis.sentence(),
                !diagnosis.ties().isEmpty(),
                new Claims(truth, diagnosis).deviations());
    }
}
