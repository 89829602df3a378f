import { useEffect } from 'react';
import type { Api } from '../connection/api.js';
import { useTranslate } from '../i18n/translate.js';
import { useLoaded } from './use-loaded.js';

type Props = Readonly<{ api: Api; session: string | null; chosen: string | null; choose: (collection: string | null) => void }>;

/** Which collection questions are asked of. Nothing is shown where the role reads only one. */
export function CollectionSelect({ api, session, chosen, choose }: Props) {
  const translate = useTranslate();
  const loaded = useLoaded(`collections ${session ?? ''}`, async () => [...new Set((await api.documents()).map(({ collection }) => collection))].sort());
  const collections = loaded.value;
  const isGone = collections !== null && chosen !== null && !collections.includes(chosen);
  useEffect(() => {
    if (isGone) choose(null);
  }, [isGone, choose]);
  if (collections === null || collections.length < 2) return null;
  return (
    <label className="collection-select">
      <span className="visually-hidden">{translate('knowledge.collection')}</span>
      <select
        value={chosen ?? ''}
        title={translate('knowledge.collection')}
        onChange={(event) => choose(event.target.value === '' ? null : event.target.value)}
      >
        <option value="">{translate('chat.allCollections')}</option>
        {collections.map((collection) => (
          <option key={collection} value={collection}>
            {collection}
          </option>
        ))}
      </select>
    </label>
  );
}
