"""Lists of dialysis patients are a dataset too."""

from __future__ import annotations

from django.db import migrations, models

DATASETS = ("services", "assignments", "quantities", "ride_lists")


class Migration(migrations.Migration):
    dependencies = [("realisation", "0001_initial")]

    operations = [
        migrations.RemoveConstraint(model_name="upload", name="upload_dataset_known"),
        migrations.AddConstraint(
            model_name="upload",
            constraint=models.CheckConstraint(
                condition=models.Q(dataset__in=DATASETS), name="upload_dataset_known"
            ),
        ),
    ]
