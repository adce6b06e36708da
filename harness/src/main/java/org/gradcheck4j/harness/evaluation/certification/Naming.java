package org.gradcheck4j.harness.evaluation.certification;

import java.util.List;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.harness.evaluation.injection.Deviation;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Gradients;

/** Names what is wrong with a gradient that disagrees. */
@FunctionalInterface
interface Naming {

    /** {@return the diagnosis} */
    Name name(GradientCheck check, Arithmetic arithmetic, Gradients gradients, Verdict verdict);

    /**
     * A diagnosis, as far as certification looks at it.
     *
     * @param id of the diagnosis table
     * @param sentence for people
     * @param tied whether others, as simple, predict the same numbers
     * @param claims what it says was done, in each form that its parameters leave open; empty where it says nothing that
     *     can be done again
     */
    record Name(String id, String sentence, boolean tied, List<Deviation> claims) {

        public Name {
            claims = List.copyOf(claims);
        }
    }
}
