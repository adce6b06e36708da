package org.gradcheck4j.harness.evaluation.certification;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.harness.diagnosis.Diagnosis;
import org.gradcheck4j.harness.diagnosis.Diagnostician;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.Gradients;

/** The harness's own diagnosis, given the gradients alone. */
final class DiagnosisNaming implements Naming {

    @Override
    public Name name(GradientCheck check, Arithmetic arithmetic, Gradients gradients, Verdict verdict) {
        Diagnosis diagnosis = Diagnostician.diagnose(
                check.solution(), arithmetic, check.tolerance(arithmetic), EngineOutput.of(gradients), verdict);
        return new Name(
                diagnosis.id(),
                diagnosis.sentence(),
                diagnosis.ties().stream().anyMatch(tie -> !generalises(tie, diagnosis.id())),
                new ClaimedDeviations(check, diagnosis).deviations());
    }

    /** Whether one id is the other with the factor m or −1 left open: no other fault, but the same one said less well. */
    private static boolean generalises(String general, String special) {
        Set<String> more = ids(special);
        Set<String> less = ids(general);
        boolean open = less.remove("scaled");
        return open && more.removeAll(Set.of("sum-not-mean", "sign-flipped")) && more.equals(less);
    }

    private static Set<String> ids(String id) {
        return new TreeSet<>(Arrays.asList(id.split("\\+", -1)));
    }
}
