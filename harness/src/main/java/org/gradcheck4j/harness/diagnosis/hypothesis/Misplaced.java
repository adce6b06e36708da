package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.Optional;
import java.util.stream.Stream;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;

/** Right numbers in the wrong place: the parameters for the gradients, tensors exchanged, rows or columns in another order. */
final class Misplaced extends Hypothesis {

    Misplaced() {
        super("misplaced");
    }

    @Override
    public Stream<Candidate> candidates(Candidate base, Evidence evidence) {
        return Stream.concat(
                new ParametersAsGradients(id(), base, evidence).candidates(),
                Stream.of(new ExchangedTensors(id(), base, evidence), new ReorderedTensors(id(), base, evidence))
                        .map(Relocation::candidate)
                        .flatMap(Optional::stream));
    }

    /** A search for where the numbers of each wrong tensor belong. */
    interface Relocation {

        /** {@return the computation that puts them where they are; empty if some belong nowhere} */
        Optional<Candidate> candidate();
    }
}
