// SPDX-License-Identifier: Apache-2.0
import { useState, type ReactElement } from 'react';
import { Button } from 'react-aria-components';

import { previewSurvey, type SurveyPreview } from '../api/parcel-queries.js';
import { useText } from '../locale/use-text.js';
import { Choice } from '../parts/choice.js';
import { Field } from '../parts/field.js';
import { ProblemBox } from '../parts/problem-box.js';
import { ImportResult } from './import-result.js';
import { SURVEY_SYSTEMS } from './survey-systems.js';

const EMPTY = {
  areaCode: '',
  axes: 'east-north',
  crs: '',
  encoding: '',
  originClass: 'panjin',
  season: '',
  variety: '',
};
type Form = typeof EMPTY;

/** A survey file: checked first, every parcel and fault shown, then signed. */
export default function ImportPage(): ReactElement {
  const { text } = useText();
  const [form, setForm] = useState(EMPTY);
  const [file, setFile] = useState<File>();
  const [isChecking, setChecking] = useState(false);
  const [preview, setPreview] = useState<SurveyPreview>();
  const [error, setError] = useState<unknown>();
  const check = async (): Promise<void> => {
    if (!file) return;
    setChecking(true);
    setPreview(undefined);
    setError(undefined);
    try {
      setPreview(await previewSurvey(file, form));
    } catch (cause) {
      setError(cause);
    }
    setChecking(false);
  };
  return (
    <>
      <h1>{text('parcels.import')}</h1>
      <p>{text('parcels.importLead')}</p>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void check();
        }}
      >
        <label className="field">
          <span>{text('parcels.file')}</span>
          <input
            type="file"
            accept=".geojson,.json,.zip"
            onChange={(event) => setFile(event.target.files?.[0])}
          />
        </label>
        <FileForm form={form} onChange={setForm} />
        <Button
          type="submit"
          className="button"
          isDisabled={!file || form.crs === '' || isChecking}
        >
          {text(isChecking ? 'parcels.checking' : 'parcels.preview')}
        </Button>
      </form>
      {error !== undefined && <ProblemBox error={error} />}
      {preview && <ImportResult preview={preview} />}
    </>
  );
}

function FileForm(props: {
  readonly form: Form;
  readonly onChange: (form: Form) => void;
}): ReactElement {
  const { text, word } = useText();
  const { form, onChange } = props;
  const set = (name: keyof Form) => (value: string) => onChange({ ...form, [name]: value });
  const origins = ['protected', 'panjin', 'unproven'].map(
    (one) => [one, word('origin', one)] as const,
  );
  return (
    <>
      <Choice
        label={text('parcels.crs')}
        value={form.crs}
        onChange={set('crs')}
        options={[['', '–'], ...SURVEY_SYSTEMS.map((one) => [one, one] as const)]}
      />
      <p className="hint">{text('parcels.crsHint')}</p>
      <div className="pair">
        <Choice
          label={text('parcels.axes')}
          value={form.axes}
          onChange={set('axes')}
          options={[
            ['east-north', text('parcels.axesEast')],
            ['north-east', text('parcels.axesNorth')],
          ]}
        />
        <Choice
          label={text('parcels.encoding')}
          value={form.encoding}
          onChange={set('encoding')}
          options={[
            ['', text('parcels.encodingNone')],
            ['gbk', 'GBK'],
            ['utf-8', 'UTF-8'],
          ]}
        />
      </div>
      <h2>{text('parcels.defaults')}</h2>
      <div className="pair">
        <Field
          label={word('fact', 'harvestYear')}
          value={form.season}
          onChange={set('season')}
          mode="numeric"
        />
        <Field label={word('fact', 'variety')} value={form.variety} onChange={set('variety')} />
      </div>
      <div className="pair">
        <Field
          label={text('parcels.areaCode')}
          value={form.areaCode}
          onChange={set('areaCode')}
          mode="numeric"
        />
        <Choice
          label={word('fact', 'origin')}
          value={form.originClass}
          onChange={set('originClass')}
          options={origins}
        />
      </div>
    </>
  );
}
