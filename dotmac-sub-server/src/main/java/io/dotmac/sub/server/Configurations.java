package io.dotmac.sub.server;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.dotmac.sub.server.start.StartFailure;
import io.dropwizard.configuration.ConfigurationException;
import io.dropwizard.configuration.EnvironmentVariableSubstitutor;
import io.dropwizard.configuration.FileConfigurationSourceProvider;
import io.dropwizard.configuration.SubstitutingSourceProvider;
import io.dropwizard.configuration.YamlConfigurationFactory;
import io.dropwizard.jackson.Jackson;
import io.dropwizard.jersey.validation.Validators;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Reads configuration files; what is wrong with one is said in one line. */
public final class Configurations {
  private Configurations() {}

  /** Reads a YAML file, in which {@code ${NAME}} stands for an environment variable. */
  public static ServerConfiguration read(Path file) {
    if (!Files.isReadable(file)) {
      throw new StartFailure("no configuration at " + file + ": give the path of a YAML file");
    }
    try {
      return new YamlConfigurationFactory<>(
              ServerConfiguration.class,
              Validators.newValidator(),
              Jackson.newObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES),
              "dotmac")
          .build(
              new SubstitutingSourceProvider(
                  new FileConfigurationSourceProvider(), new EnvironmentVariableSubstitutor(true)),
              file.toString());
    } catch (ConfigurationException e) {
      if (e.getCause() instanceof UnrecognizedPropertyException unknown) {
        throw new StartFailure(file + ": " + unknownKey(unknown), e);
      }
      throw new StartFailure(
          String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\R\\s*", " "), e);
    } catch (IOException | RuntimeException e) {
      throw new StartFailure(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static String unknownKey(UnrecognizedPropertyException unknown) {
    List<String> path = unknown.getPath().stream()
        .map(
            part -> part.getFieldName() == null ? "[" + part.getIndex() + "]" : part.getFieldName())
        .toList();
    String allowed = unknown.getKnownPropertyIds().stream()
        .map(String::valueOf)
        .sorted()
        .collect(Collectors.joining(", "));
    return "there is no key '" + String.join(".", path) + "'; known here are " + allowed;
  }
}
