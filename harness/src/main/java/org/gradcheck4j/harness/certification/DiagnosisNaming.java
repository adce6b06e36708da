package org.gradcheck4j.harness.certification;

import java.util.Optional;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.harness.suite.Truth;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Gradients;

/** The harness's own diagnosis. */
final class DiagnosisNaming implements Naming {

    @Override
    public Name name(Truth truth, Arithmetic arithmetic, Gradients gradients, Verdict verdict) {
        return new Name("unexplained", "", Optional.empty());
    }
}
