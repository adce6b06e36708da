package org.gradcheck4j.harness.application.cli.command;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.gradcheck4j.dl4j.BackendUnavailableException;
import org.gradcheck4j.dl4j.SavedModel;
import org.gradcheck4j.dl4j.SavedModelException;
import org.gradcheck4j.harness.BadInputException;
import org.gradcheck4j.harness.application.cli.option.CaseOptions;
import org.gradcheck4j.harness.cases.Case;
import org.gradcheck4j.harness.judgement.Engines;
import org.gradcheck4j.model.Precision;

/**
 * A network that DL4J saved, and the data that it is given. Loaded only if there is such a file and DL4J is installed: it loads the
 * bridge.
 *
 * @param testCase the network and the data
 * @param model as it was saved
 */
record TrainedCase(Case testCase, SavedModel model) {

    /**
     * {@return the case of a file}
     *
     * @throws BackendUnavailableException if ND4J cannot start
     * @throws BadInputException if it is no such file, or the data do not fit it
     */
    static TrainedCase of(Path file, CaseOptions options) {
        RequiredBackend.start();
        return refusing(() -> {
            SavedModel model = SavedModel.read(file);
            String prepared = model.normalizer()
                    .map(name -> " with its %s".formatted(name))
                    .orElse("");
            String about = "%s%s, saved in %s,"
                    .formatted(file, prepared, model.precision().id());
            return new TrainedCase(options.build(model.network(), model::prepared, about), model);
        });
    }

    /** {@return what the network computes in} */
    Precision precision() {
        return model.precision();
    }

    /** {@return the engines, those on DL4J's layers with the clip of the network's loss} */
    Engines adapted(Engines found) {
        return found.replacing(model::withItsClip);
    }

    private static <T> T refusing(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (SavedModelException e) {
            throw new BadInputException("--dl4j-model " + e.getMessage());
        }
    }
}
